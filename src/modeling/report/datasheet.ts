/** The data sheet of what the program learns from, after Gebru et al. 2021: the questions theirs, every number counted here. */
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { TableName } from '../../knowledge/tables.ts'
import { readStatements, type Statement } from '../../pairing/evidence/statements.ts'
import { FINAL_FOLD, FOLDS, foldOf } from '../folds.ts'
import { agreementOf } from '../panel/opinions.ts'
import type { Panel } from '../panel/read-panel.ts'

/** Lists of words that only serve reading are left out. */
const LEARNED_FROM = [
  'dishes',
  'ingredients',
  'techniques',
  'sauces',
  'styles',
  'grapes',
  'regions',
  'producers',
  'labels',
  'recommendations',
  'reference-wines',
  'splits',
  'sources',
] as const satisfies readonly TableName[]

export function datasheet(knowledge: Knowledge, panel: Panel): string {
  const { tables } = knowledge
  const statements = readStatements(knowledge)
  const cited = statements.flatMap(({ source }) => tables.sources.byId.get(source) ?? [])
  return [
    '# Data sheet',
    'After Gebru et al., *Datasheets for Datasets* (2021). Made by `bin/maridaje-run node scripts/datasheet.ts`: every number is counted from the files of this repository.',
    '',
    '## Motivation',
    'To rank the wines of a restaurant’s own list for the dishes of its own menu, in Peru first, and to measure how far such a ranking agrees with sommeliers it never met. No public set joins Peruvian dishes, flavor profiles and sommeliers’ recommendations; this one was written and gathered for it.',
    '',
    '## Composition',
    'Each row is a thing a sommelier or a cook could correct: a dish, an ingredient, a wine style, one published recommendation, one judgement of the panel.',
    '',
    '| table | rows |',
    '|---|---:|',
    ...LEARNED_FROM.map((name) => `| \`data/knowledge/${name}.csv\` | ${tables[name].rows.length} |`),
    `| \`data/knowledge/pairing-rules.yaml\` | ${knowledge.rules.length} |`,
    `| \`data/panel/judgements.csv\` | ${panel.judgements.length} |`,
    `| \`data/panel/lines.csv\` | ${panel.lines.length} |`,
    '',
    `**Published recommendations.** ${statements.length} of ${distinct(statements.map(({ sommelier }) => sommelier))} sommeliers and sites for ${distinct(statements.map(({ dishId }) => dishId))} dishes; ${statements.filter(({ polarity }) => polarity === -1).length} advise against a wine. By language of the source: ${listed(counted(statements.map(({ lang }) => lang)))}.`,
    '',
    '| class named | recommendations | best by the panel |',
    '|---|---:|---:|',
    ...STYLE_CLASSES.map(
      (name) =>
        `| ${name} | ${namedAs(statements, name)} | ${panel.judgements.filter(({ best }) => best === name).length} |`,
    ),
    '',
    'A recommendation that leaves the class open (any red, any white) counts for each class it allows.',
    '',
    '**Cuisines.** Where dishes are many and recommendations few, rules and judged profiles decide.',
    '',
    '| cuisine | dishes | recommendations |',
    '|---|---:|---:|',
    ...counted(tables.dishes.rows.map(({ cuisine }) => cuisine)).map(
      ([name, count]) =>
        `| ${name} | ${count} | ${statements.filter(({ dishId }) => tables.dishes.byId.get(dishId)?.cuisine === name).length} |`,
    ),
    '',
    `**What is missing.** ${missing(knowledge)}`,
    '',
    '**Splits.** Every dish family and every sommelier has a fold by the hash of its name, committed before the first rule. A fold’s test are the statements of its families or sommeliers; whatever shares one of them does not teach. Fold 4 is final: nobody tunes on it.',
    '',
    '| fold | families | sommeliers | recommendations tested |',
    '|---|---:|---:|---:|',
    ...foldRows(knowledge, statements),
    '',
    '**People.** Sommeliers and sites are named as their pages name them, with what they published; nothing else about a person is kept, and no guest, order or sale.',
    '',
    '## Collection',
    `Recommendations were read from public pages and mapped by hand to a dish, a class and, where said, a style and a grape: facts, no sentences of others beyond the name of the wine. They stand on ${distinct(cited.map(({ id }) => id))} sources. All sources of the knowledge: ${listed(counted(tables.sources.rows.map(({ kind }) => kind)))}; by what may be carried over: ${listed(counted(tables.sources.rows.map(({ licence }) => licence || 'not stated')))}. A number that no source gives is marked \`judgement\`.`,
    '',
    panelParagraph(panel),
    '',
    '## Labelling and cleaning',
    'A page of one author counts as one sommelier, however many pages there are. Readings that count as well stand in `also`. `npm run knowledge:check` validates every cell, reference and source, and fails on an unsorted or unknown one.',
    '',
    '## Uses',
    'Fitting and measuring the ranking (`maridaje train`, `evaluate`), evidence shown beside an answer, profiles of dishes and wines. It is too small to say how one sommelier differs from another, and no measure of what guests like or buy. What the panel says is never counted as a sommelier.',
    '',
    '## Known leanings',
    '- The recommendations lean to Western dishes and to sources in Spanish and English; cuisines with few of them are in the table above.',
    '- The rules were written by people who know many of the recommendations, so that even held-out numbers are kinder than a dish that no one has written about.',
    '- A class that is rare among the recommendations (see above) is rarely right in `evaluate`, whatever its merit.',
    '',
    '## Distribution and upkeep',
    'The files are part of this repository, under its licence, with the source of each row beside it. Corrections are rows (CONTRIBUTING.md); an id never changes. A model names the hash of the statements and of the knowledge it was made from.',
    '',
  ].join('\n')
}

function panelParagraph(panel: Panel): string {
  const { pairs, best, bestAccepted, bestForbidden, acceptedKappa } = agreementOf(panel.judgements)
  return `**The panel** is ${panel.judges.length} language models asked as sommeliers of different schools, each line by itself, none seeing what was published or another’s answer. Over ${pairs} pairs of judges of one dish: the same best class in ${percent(best)}, the other accepts it in ${percent(bestAccepted)} and forbids it in ${percent(bestForbidden)}, kappa of what is accepted ${acceptedKappa.toFixed(2)}.`
}

function foldRows(knowledge: Knowledge, statements: readonly Statement[]): string[] {
  const of = foldOf(knowledge)
  const splits = knowledge.tables.splits.rows
  return Array.from({ length: FOLDS }, (_, fold) => {
    const members = (kind: string) => splits.filter((row) => row.kind === kind && Number(row.fold) === fold).length
    const tested = statements.filter(
      ({ family, sommelier }) => of('family', family) === fold || of('sommelier', sommelier) === fold,
    )
    const name = fold === FINAL_FOLD ? `${fold} (final)` : String(fold)
    return `| ${name} | ${members('family')} | ${members('sommelier')} | ${tested.length} |`
  })
}

function missing({ tables }: Knowledge): string {
  const { rows } = tables.recommendations
  const share = (empty: number, all: number) => percent(empty / all)
  return [
    `${share(rows.filter(({ grape }) => grape === '').length, rows.length)} of the recommendations name no grape`,
    `${share(rows.filter(({ style_id: style }) => style === '').length, rows.length)} no named style`,
    `${share(rows.filter(({ region }) => String(region) === '').length, rows.length)} no region`,
    `${share(tables.dishes.rows.filter(({ region }) => region === '').length, tables.dishes.rows.length)} of the dishes no region of origin.`,
  ].join(', ')
}

function namedAs(statements: readonly Statement[], name: (typeof STYLE_CLASSES)[number]): number {
  return statements.filter(({ polarity, named }) => polarity === 1 && named[0]?.classes.includes(name)).length
}

function counted(values: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}

function listed(counts: readonly [string, number][]): string {
  return counts.map(([name, count]) => `${name} ${count}`).join(', ')
}

function distinct(values: readonly string[]): number {
  return new Set(values).size
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
