/**
 * `bin/maridaje-run node scripts/import-panel-wines.ts JUDGE SHEET.tsv`: takes a judge's sheet of styles and grapes
 * (`style:ID` or `grape:ID`, the nine numbers of the structure, aromas; `-` for what he does not know) into
 * data/panel/wines.csv. Earlier rows of the judge go.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { STRUCTURES } from '../src/domain/vocabulary.ts'

const FILE = join(fileURLToPath(new URL('..', import.meta.url)), 'data', 'panel', 'wines.csv')
const [judge, sheet] = process.argv.slice(2)
if (judge === undefined || sheet === undefined) throw new Error('usage: import-panel-wines.ts JUDGE SHEET.tsv')

const rows = new Map<string, string>()
if (existsSync(FILE))
  for (const line of readFileSync(FILE, 'utf8').split('\n').slice(1)) {
    const [id, kind, who] = line.split(',')
    if (id && who !== judge) rows.set(`${id} ${kind} ${who}`, line)
  }
let unknown = 0
for (const line of readFileSync(sheet, 'utf8').split('\n')) {
  const [key = '', ...cells] = line.split('\t').map((cell) => cell.trim())
  const [kind = '', id = ''] = key.split(':')
  if (id === '') continue
  if (cells[0] === '-') unknown++
  else rows.set(`${id} ${kind} ${judge}`, [id, kind, judge, ...cells.slice(0, STRUCTURES.length + 1)].join())
}
const order = [...rows.keys()].sort()
writeFileSync(FILE, `id,kind,judge,${STRUCTURES.join()},aromas\n${order.map((key) => rows.get(key)).join('\n')}\n`)
process.stdout.write(`${rows.size} judgements; ${unknown} wines that ${judge} does not know\n`)
