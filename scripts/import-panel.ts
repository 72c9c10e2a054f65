/**
 * `bin/maridaje-run node scripts/import-panel.ts JUDGE SHEET.tsv …`: takes a judge's sheets (id, best, accepted,
 * forbidden, grapes; classes by their two-letter codes, see data/panel/README.md) into data/panel/judgements.csv.
 * Grapes are looked up by name and synonym; what nobody knows is named and left out. An earlier row of the judge for the
 * same dish or line is replaced.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StyleClass } from '../src/domain/vocabulary.ts'
import { foldText } from '../src/flavor/text/fold.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const FILE = join(ROOT, 'data', 'panel', 'judgements.csv')
const HEADER = 'id,judge,best,accepted,forbidden,grapes'

const CODES: Readonly<Record<string, StyleClass>> = {
  SP: 'sparkling',
  WL: 'white_light_crisp',
  WA: 'white_aromatic',
  WO: 'white_full_oaked',
  OR: 'orange',
  RO: 'rose',
  RL: 'red_light',
  RM: 'red_medium',
  RF: 'red_full',
  SW: 'sweet',
  FO: 'fortified',
}

const [judge, ...sheets] = process.argv.slice(2)
if (judge === undefined || sheets.length === 0) throw new Error('usage: import-panel.ts JUDGE SHEET.tsv …')

const grapeIds = grapesByName()
const unknown = new Map<string, number>()
const rows = new Map<string, string>()
for (const line of readFileSync(FILE, 'utf8').split('\n').slice(1)) {
  const [id, who] = line.split(',')
  if (id) rows.set(`${id} ${who}`, line)
}
for (const sheet of sheets)
  for (const [index, line] of readFileSync(sheet, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue
    const [id = '', best = '', accepted = '', forbidden = '', grapes = ''] = line.split('\t').map((cell) => cell.trim())
    if (best === '-') continue
    const place = `${basename(sheet)}:${index + 1}`
    const classes = (cell: string) =>
      [...new Set(cell.split('|').filter((code) => code !== '' && code !== '-'))].map((code) => classOf(code, place))
    const first = classOf(best, place)
    const yes = [...new Set([first, ...classes(accepted)])]
    const no = classes(forbidden).filter((name) => !yes.includes(name))
    const named = grapes.split('|').flatMap((name) => grapeId(name))
    rows.set(
      `${id} ${judge}`,
      [id, judge, first, yes.join('|'), no.join('|'), [...new Set(named)].slice(0, 4).join('|')].join(),
    )
  }
const order = [...rows.keys()].sort()
writeFileSync(FILE, `${HEADER}\n${order.map((key) => rows.get(key)).join('\n')}\n`)
const missed = [...unknown].sort((a, b) => b[1] - a[1]).map(([name, n]) => `${name} (${n})`)
process.stdout.write(`${rows.size} judgements; grapes nobody knows: ${missed.slice(0, 40).join(', ') || 'none'}\n`)

function classOf(code: string, place: string): StyleClass {
  const found = CODES[code]
  if (!found) throw new Error(`${place}: "${code}" is no code; known are ${Object.keys(CODES).join(', ')}`)
  return found
}

function grapeId(name: string): string[] {
  const key = keyOf(name)
  if (key === '' || key === '-') return []
  // "late-harvest-semillon" is Semillon: words before the grape say what is made of it.
  const words = key.split(' ')
  const id = words.map((_, from) => grapeIds.get(words.slice(from).join(' '))).find((found) => found !== undefined)
  if (id === undefined) unknown.set(name, (unknown.get(name) ?? 0) + 1)
  return id === undefined ? [] : [id]
}

function grapesByName(): Map<string, string> {
  const ids = new Map<string, string>()
  const { grapes } = loadKnowledge(join(ROOT, 'data', 'knowledge')).tables
  for (const { id, synonyms } of grapes.rows) for (const synonym of synonyms) ids.set(keyOf(synonym), id)
  for (const { id, name } of grapes.rows) ids.set(keyOf(name), id).set(keyOf(id), id)
  return ids
}

function keyOf(name: string): string {
  return foldText(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
