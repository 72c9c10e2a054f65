/** 03: what cannot be true together. Where it is clear which of two is wrong, that one is set right; else it is flagged. */
import type { Cell } from '../duck.ts'
import type { Bench, Change, Stage } from '../stage.ts'
import type { TableName } from '../tables.ts'
import { rejectOthers } from './reject-others.ts'

export const consistency: Stage = {
  name: '03-consistency',
  async run(bench) {
    await makeKnown(bench)
    if (bench.tables.includes('wines'))
      await rejectOthers(bench, (rule, where) => flag(bench, { rule, table: 'wines', where }))
    for (const table of bench.tables) {
      for (const change of changesOf(bench.runDate)) if (change.table === table) await bench.change(change)
      for (const doubt of DOUBTS) if (doubt.table === table) await flag(bench, doubt)
    }
  },
}

/** Colours, countries and the places that lie in one another, as tables. */
async function makeKnown({ duck, knowledge, words }: Bench): Promise<void> {
  const { grapes, regions } = knowledge.tables
  await duck.fill(
    'known_grapes',
    { id: 'VARCHAR', colour: 'VARCHAR' },
    grapes.rows.map(({ id }): Cell[] => [id, words.grapeColour.get(id) ?? null]),
  )
  await duck.fill(
    'known_regions',
    { id: 'VARCHAR', country: 'VARCHAR' },
    regions.rows.map(({ id, country }): Cell[] => [id, country === '' ? null : country]),
  )
}

const BY_GRAPE =
  "JOIN (SELECT row_no, min(g.colour) AS least, max(g.colour) AS most FROM (SELECT row_no, unnest(string_split(grapes, '|')) AS id FROM wines WHERE grapes IS NOT NULL) JOIN known_grapes g USING (id) GROUP BY row_no) k ON k.row_no = t.row_no"
const BRUT = "('brut', 'extra brut', 'brut nature', 'extra dry')"

function changesOf(runDate: string): (Change & { table: TableName })[] {
  const year = Number(runDate.slice(0, 4))
  return [
    {
      rule: 'consistency.vintage.future',
      table: 'wines',
      field: 'vintage',
      where: `t.vintage > ${year}`,
      after: 'CAST(NULL AS INTEGER)',
    },
    // White grapes make no red wine; red grapes make white and rosé.
    {
      rule: 'consistency.colour.grape',
      table: 'wines',
      field: 'colour',
      join: BY_GRAPE,
      where: "t.colour = 'red' AND k.least = 'white' AND k.most = 'white'",
      after: "'white'",
    },
    {
      rule: 'consistency.country.region',
      table: 'wines',
      field: 'country',
      join: 'JOIN known_regions r ON r.id = t.region',
      where: 'r.country IS NOT NULL AND t.country IS NOT NULL',
      after: 'r.country',
    },
    {
      rule: 'consistency.type.sweetness',
      table: 'wines',
      field: 'type',
      where: `t.sweetness IN ${BRUT} AND t.type = 'still'`,
      after: "'sparkling'",
    },
    {
      rule: 'consistency.glass_price.bottle',
      table: 'wines',
      field: 'glass_price',
      where: 't.glass_price >= t.price',
      after: 'CAST(NULL AS DOUBLE)',
    },
    {
      rule: 'consistency.description.repeats',
      table: 'menus',
      field: 'description',
      where: 'lower(t.description) = lower(t.dish)',
      after: 'CAST(NULL AS VARCHAR)',
    },
    {
      rule: 'consistency.quote.reversed',
      table: 'statements',
      field: 'quote_end',
      where: 't.quote_end < t.quote_start',
      after: 't.quote_start',
    },
  ]
}

interface Doubt {
  rule: string
  table: TableName
  join?: string
  where: string
}

const DOUBTS: readonly Doubt[] = [
  {
    rule: 'consistency.colour.white_of_red',
    table: 'wines',
    join: BY_GRAPE,
    where: "t.colour = 'white' AND t.type IS DISTINCT FROM 'sparkling' AND k.least = 'red'",
  },
  {
    rule: 'consistency.sweetness.type',
    table: 'wines',
    where: "t.sweetness IN ('dulce', 'late harvest') AND t.abv > 15.5 AND t.type = 'still'",
  },
  {
    rule: 'consistency.dry.late_harvest',
    table: 'wines',
    where: "t.sweetness = 'seco' AND regexp_matches(lower(t.name), 'late harvest|tard[ií]a|dulce|sweet')",
  },
  { rule: 'consistency.sparkling.size', table: 'wines', where: "t.type = 'sparkling' AND t.abv >= 16" },
  {
    rule: 'consistency.statement.colour',
    table: 'statements',
    join: 'JOIN known_grapes g ON g.id = t.grape',
    where:
      "(g.colour = 'white' AND t.style_class IN ('red_light', 'red_medium', 'red_full', 'red_any')) OR (g.colour = 'red' AND t.style_class IN ('white_light_crisp', 'white_aromatic', 'white_full_oaked', 'white_any'))",
  },
]

/** A doubt is a word in `flags`; nothing else changes. */
async function flag(bench: Bench, { rule, table, join = '', where }: Doubt): Promise<void> {
  await bench.change({ rule, table, field: 'flags', join, where, after: flagged(rule) })
}

/** SQL that adds a word to the flags of a record. */
export function flagged(rule: string): string {
  return `concat_ws('|', t.flags, '${rule}')`
}
