/** `npm run knowledge:check`: validates data/knowledge; prints how much there is and how much of it has a source. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkKnowledge, type KnowledgeReport } from './knowledge-problems.ts'
import { checkPanel } from './panel-problems.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** What the knowledge must not fall below. */
const FLOORS: readonly (readonly [what: string, limit: number, count: (report: KnowledgeReport) => number])[] = [
  ['ingredients', 400, ({ tables }) => tables.ingredients.rows.length],
  ['dishes', 320, ({ tables }) => tables.dishes.rows.length],
  ['Peruvian dishes', 200, ({ tables }) => tables.dishes.rows.filter(({ cuisine }) => PERUVIAN.has(cuisine)).length],
  ['techniques', 40, ({ tables }) => tables.techniques.rows.length],
  ['sauces', 60, ({ tables }) => tables.sauces.rows.length],
  ['grapes', 130, ({ tables }) => tables.grapes.rows.length],
  ['regions', 200, ({ tables }) => tables.regions.rows.length],
  ['styles', 60, ({ tables }) => tables.styles.rows.length],
  ['rules', 60, ({ rules }) => rules.length],
  ['reference wines', 180, (report) => report.tables['reference-wines'].rows.length],
]
const PERUVIAN: ReadonlySet<string> = new Set([
  'criolla',
  'marina',
  'chifa',
  'nikkei',
  'andina',
  'amazonica',
  'nortena',
  'arequipena',
  'novoandina',
])
/** Share of the rows of a file, and of all, that name a source. */
const SOURCED_FROM = 0.6
/** Words of our own program rather than facts of the trade: no book lists them. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'advice-words.csv',
  'column-names.csv',
  'flavor-words.csv',
  'function-words.csv',
  'section-words.csv',
  'line-words.csv',
  'printed-words.csv',
])

const isQuiet = process.argv.includes('--quiet')
const report = checkKnowledge(join(ROOT, 'data', 'knowledge'))
const say = (text: string) => {
  if (!isQuiet) process.stdout.write(`${text}\n`)
}
// Whoever reads the first lines alone (`| head`) has seen enough.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))
let failures = report.problems.length
const fail = (text: string) => {
  failures++
  process.stderr.write(`${text}\n`)
}
for (const { file, row, column, message } of report.problems)
  process.stderr.write(`data/knowledge/${file}:${row}:${column} ${message}\n`)

for (const [what, limit, count] of FLOORS) {
  const n = count(report)
  say(`${String(n).padStart(6)} ${what} (at least ${limit})`)
  if (n < limit) fail(`only ${n} ${what}: at least ${limit} are wanted`)
}
let rows = 0
let sourced = 0
say('')
for (const [file, share] of [...report.sourced].sort(([a], [b]) => (a < b ? -1 : 1))) {
  rows += share.rows
  sourced += share.sourced
  const part = share.sourced / share.rows
  say(`${percent(part)} of ${String(share.rows).padStart(5)} rows of ${file} have a source`)
  if (part < SOURCED_FROM && !OWN_WORDS.has(file))
    fail(`${file}: only ${percent(part).trim()} of the rows have a source`)
}
say(`${percent(sourced / rows)} of ${String(rows).padStart(5)} rows in all`)
if (sourced / rows < SOURCED_FROM) fail('too few rows have a source')
if (report.unusedSources.length > 0)
  say(`\n${report.unusedSources.length} sources nobody names: ${report.unusedSources.join(', ')}`)

const panel = checkPanel(join(ROOT, 'data', 'panel'), report.tables)
for (const { file, row, column, message } of panel.problems) fail(`data/panel/${file}:${row}:${column} ${message}`)
const { best, bestAccepted, bestForbidden, acceptedKappa } = panel.agreement
say(
  `\nPanel: ${panel.judgements} judgements of ${panel.judges} language models, ${panel.lines} lines beside the dishes.`,
)
say(
  `Of two judges of a dish${percent(best)} name the same best class,${percent(bestAccepted)} accept the other's best,${percent(bestForbidden)} forbid it; kappa of accepted or not ${acceptedKappa.toFixed(2)}.`,
)
const { wines, judges, knowledge, apart } = panel.wines
say(
  `Two judges of ${wines} styles and grapes differ by ${structure(judges)}; the panel and the knowledge by ${structure(knowledge)}.`,
)
say(
  `Farthest apart: ${apart
    .slice(0, 8)
    .map(({ id, key, panel: theirs, knowledge: ours }) => `${id} ${key} ${theirs.toFixed(2)} (ours ${ours})`)
    .join(', ')}.`,
)
process.exitCode = failures > 0 ? 1 : 0

function structure(differences: Readonly<Record<string, number>>): string {
  return ['sweetness', 'acidity', 'tannin', 'body'].map((key) => `${key} ${differences[key]!.toFixed(2)}`).join(', ')
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`.padStart(5)
}
