/**
 * How well sites and payloads are read: names, prices and grapes against lines a person transcribed
 * (`../shared/samples/labels`, JSON lines in document order, at most the first forty).
 * `node bin/maridaje-run node bench/sites.ts [FOLDER]` prints one line a file.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openKnowledge } from '../src/app/kept-knowledge.ts'
import { ROOT } from '../src/config.ts'
import type { SourcedRecord } from '../src/contract/records.ts'
import { readSource } from '../src/sourcing/read-source.ts'

interface Label {
  name: string
  price: number | null
  grape: string | null
  illegible?: boolean
}

interface Score {
  found: number
  of: number
}

const folder = process.argv[2] ?? join(ROOT, '..', 'shared', 'samples')
/** Documents and photos have a bench of their own. */
const SITES = /\.(?:html?|json|[jt]s|svelte)$/

if (existsSync(folder)) await measure(folder)
else process.stderr.write(`There is nothing to measure in ${folder}\n`)

async function measure(samples: string): Promise<void> {
  const knowledge = await openKnowledge(join(ROOT, 'data', 'knowledge'), null)
  const files = readdirSync(samples, { recursive: true, encoding: 'utf8' })
  const totals = { names: empty(), prices: empty(), grapes: empty() }
  for (const label of files.filter((file) => file.startsWith('labels')).sort()) {
    const slug = basename(label, '.jsonl')
    const path = files.find(
      (file) => basename(file).startsWith(`${slug}.`) && SITES.test(file) && !file.startsWith('labels'),
    )
    if (path === undefined) continue
    const { records } = await readSource(readFileSync(join(samples, path)), {
      name: path,
      knowledge,
      fetchedAt: new Date(0).toISOString(),
    })
    const score = compare(labelsIn(join(samples, label)), records)
    for (const key of ['names', 'prices', 'grapes'] as const) {
      totals[key].found += score[key].found
      totals[key].of += score[key].of
    }
    line(path, score)
  }
  line('all', totals)
}

function labelsIn(path: string): Label[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((text) => text !== '')
  return lines.map((text): Label => JSON.parse(text)).filter(({ illegible }) => !illegible)
}

/** Each label takes the first record of its name; a name with its price before one with another. */
function compare(labels: readonly Label[], records: readonly SourcedRecord[]) {
  const score = { names: empty(), prices: empty(), grapes: empty() }
  const left = records.flatMap((record) =>
    record.kind === 'sommelier'
      ? []
      : [
          {
            name: keyOf(record.kind === 'menu' ? record.body.dish : record.body.name),
            price: record.body.price,
            grapes: record.kind === 'wine' ? record.body.grapes : [],
          },
        ],
  )
  for (const label of labels) {
    const named = left.filter(({ name }) => name === keyOf(label.name))
    const record = named.find(({ price }) => price === label.price) ?? named[0]
    if (record) left.splice(left.indexOf(record), 1)
    else process.stderr.write(`  no "${label.name}"\n`)
    count(score.names, record !== undefined)
    count(score.prices, record !== undefined && record.price === label.price)
    if (label.grape) {
      const isRead =
        record !== undefined &&
        grapesOf(label.grape).every((grape) => record.grapes.some((read) => keyOf(read) === grape))
      count(score.grapes, isRead)
      if (!isRead) process.stderr.write(`  "${label.name}": ${label.grape}, read ${record?.grapes.join(', ')}\n`)
    }
  }
  return score
}

function grapesOf(text: string): string[] {
  return text.split(/,|\by\b/).map((grape) => keyOf(grape.replace(/\d+\s?%/g, '')))
}

function keyOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function empty(): Score {
  return { found: 0, of: 0 }
}

function count(score: Score, isFound: boolean): void {
  score.of++
  if (isFound) score.found++
}

function line(name: string, { names, prices, grapes }: { names: Score; prices: Score; grapes: Score }): void {
  const share = ({ found, of }: Score) =>
    (of === 0 ? '—' : `${((100 * found) / of).toFixed(1)} % of ${of}`).padStart(16)
  process.stdout.write(`${name.padEnd(44)} names${share(names)}  prices${share(prices)}  grapes${share(grapes)}\n`)
}
