/**
 * How much of real documents is read: each labelled sample is read and compared with what a careful person transcribed.
 * `bin/maridaje-run node bench/reading.ts [--misses] [NAME…]`; without the folder ../shared/samples there is nothing to compare.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { DocumentReading, SourcedRecord } from '../src/contract/records.ts'
import { foldText } from '../src/flavor/text/fold.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { readSource } from '../src/sourcing/read-source.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SAMPLES = join(ROOT, '..', 'shared', 'samples')

const Label = z.object({
  kind: z.string(),
  name: z.string(),
  price: z.number().nullable(),
  glass_price: z.number().nullable().optional(),
  price_2: z.number().nullable().optional(),
  grape: z.string().nullable(),
  vintage: z.union([z.string(), z.number()]).nullable(),
  illegible: z.boolean().optional(),
})
type Label = z.infer<typeof Label>

interface Read {
  name: string
  prices: number[]
  grapes: string[]
  vintage: number | null
}

interface Share {
  hit: number
  of: number
}

const args = process.argv.slice(2)
const showsMisses = args.includes('--misses')
const only = args.filter((arg) => !arg.startsWith('--'))

if (!existsSync(SAMPLES)) process.stdout.write(`${SAMPLES} is not there: nothing to compare\n`)
else await compareAll()

async function compareAll(): Promise<void> {
  const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
  process.stdout.write('document                    names  exact  prices  grapes  vintages  records  unread  seconds\n')
  for (const file of readdirSync(join(SAMPLES, 'labels')).sort()) {
    const name = basename(file, '.jsonl')
    if (only.length > 0 && !only.includes(name)) continue
    const labels = readFileSync(join(SAMPLES, 'labels', file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => Label.parse(JSON.parse(line)))
    const path = sampleOf(name)
    if (!path) continue
    const start = performance.now()
    try {
      const kind = kindOf(labels[0])
      const reading = await readSource(readFileSync(path), {
        name: basename(path),
        knowledge,
        fetchedAt: '2026-01-01T00:00:00Z',
        ...(kind ? { kind } : {}),
      })
      report(
        name,
        labels.filter(({ illegible }) => !illegible),
        reading,
        (performance.now() - start) / 1_000,
      )
    } catch (error) {
      process.stdout.write(`${name.padEnd(26)}  ${error instanceof Error ? error.message.slice(0, 150) : error}\n`)
    }
  }
}

/** Offers of a shop are what they are. */
function kindOf(label: Label | undefined): 'menu' | 'wine' | null {
  return label?.kind === 'wine' ? 'wine' : label?.kind === 'dish' ? 'menu' : null
}

function sampleOf(name: string): string | undefined {
  const manifest = readFileSync(join(SAMPLES, 'MANIFEST.csv'), 'utf8')
    .split('\n')
    .map((line) => line.split(',')[0] ?? '')
  const path = manifest.find((file) => basename(file).replace(/\.[a-z]+$/, '') === name)
  return path && join(SAMPLES, path)
}

function report(name: string, labels: readonly Label[], reading: DocumentReading, seconds: number): void {
  const read = reading.records.map(readOf)
  const names: Share = { hit: 0, of: labels.length }
  const exact: Share = { hit: 0, of: labels.length }
  const prices: Share = { hit: 0, of: 0 }
  const grapes: Share = { hit: 0, of: 0 }
  const vintages: Share = { hit: 0, of: 0 }
  const free = new Set(read)
  for (const label of labels) {
    const match = findRead(label, free)
    if (match) free.delete(match)
    const expected = [label.price, label.glass_price, label.price_2].filter((price) => typeof price === 'number')
    if (match) names.hit++
    if (match?.name === label.name) exact.hit++
    if (expected.length > 0)
      count(
        prices,
        match !== undefined && expected.every((price) => match.prices.some((other) => Math.abs(other - price) < 0.005)),
      )
    if (label.grape) count(grapes, match !== undefined && sameGrapes(label.grape, match.grapes))
    if (label.vintage !== null) count(vintages, match?.vintage === Number(label.vintage))
    if (
      showsMisses &&
      (!match ||
        !expected.every((price) => match.prices.includes(price)) ||
        (label.grape && !sameGrapes(label.grape, match.grapes)))
    )
      process.stdout.write(
        `   - ${label.name} ${expected.join('/')} ${label.grape ?? ''} | ${match ? JSON.stringify(match) : 'not read'}\n`,
      )
  }
  if (showsMisses) for (const other of free) process.stdout.write(`   + ${other.name} ${other.prices.join('/')}\n`)
  const cells = [names, exact, prices, grapes, vintages].map((share) => percent(share).padStart(7)).join('')
  process.stdout.write(
    `${name.padEnd(26)}${cells}   ${String(read.length).padStart(7)} ${String(reading.unread.length).padStart(7)} ${seconds.toFixed(1).padStart(8)}\n`,
  )
}

/** The same name; of several the one with the same price. */
function findRead(label: Label, free: ReadonlySet<Read>): Read | undefined {
  const same = [...free].filter(({ name }) => keyOf(name) === keyOf(label.name))
  return same.find(({ prices }) => label.price !== null && prices.includes(label.price)) ?? same[0]
}

function readOf(record: SourcedRecord): Read {
  switch (record.kind) {
    case 'menu': {
      const { dish, price, price_2, options } = record.body
      return {
        name: dish,
        prices: numbers([price, price_2, ...options.map((option) => option.price)]),
        grapes: [],
        vintage: null,
      }
    }
    case 'wine': {
      const { name, price, glass_price, grapes, vintage } = record.body
      return { name, prices: numbers([price, glass_price]), grapes, vintage }
    }
    case 'sommelier':
      return { name: record.body.dish, prices: [], grapes: [], vintage: null }
  }
}

function numbers(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null)
}

/** Blanks, case, accents and the marks around words do not count. */
function keyOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}+%]+/gu, ' ')
    .trim()
}

/** Every grape of the label and no other, in any order. */
function sameGrapes(label: string, read: readonly string[]): boolean {
  const split = (text: string) =>
    text
      .split(/,|\//)
      .map((grape) => keyOf(grape.replace(/\d+\s*%/g, '')))
      .filter(Boolean)
      .sort()
      .join('|')
  return split(label) === split(read.join(','))
}

function count(share: Share, isHit: boolean): void {
  share.of++
  if (isHit) share.hit++
}

function percent({ hit, of }: Share): string {
  return of === 0 ? '—' : `${((100 * hit) / of).toFixed(0)} %`
}
