/** 07: what is thin. Rare regions are counted with the ones around them; statements of rare families get marked variants. */
import { buildDishReader } from '../../flavor/dish/read-dish.ts'
import type { Cell } from '../duck.ts'
import { buildVariants } from '../sparsity/variants.ts'
import type { Bench, Stage } from '../stage.ts'

export const sparsity: Stage = {
  name: '07-sparsity',
  async run(bench) {
    if (bench.tables.includes('wines')) await widenRegions(bench)
    if (bench.tables.includes('statements')) await augment(bench)
  },
}

/** `region_wide`: the nearest place outwards with enough wines; for counting and for medians, the region itself stays. */
async function widenRegions({ duck, words, configuration, count }: Bench): Promise<void> {
  const least = configuration.cleaning.sparsity.region_least
  const own = await duck.rows(
    'SELECT region, count(DISTINCT wine_id) AS n FROM wines WHERE region IS NOT NULL GROUP BY region ORDER BY region',
  )
  const total = new Map<string, number>()
  for (const { region, n } of own)
    for (const { id } of words.places.chainOf(String(region))) total.set(id, (total.get(id) ?? 0) + Number(n))
  const rows = own.map(({ region }): Cell[] => {
    const chain = words.places.chainOf(String(region))
    return [
      String(region),
      (chain.find(({ id }) => (total.get(id) ?? 0) >= least) ?? chain.at(-1))?.id ?? String(region),
    ]
  })
  await duck.fill('wide', { region: 'VARCHAR', region_wide: 'VARCHAR' }, rows)
  await duck.run('ALTER TABLE wines ADD COLUMN region_wide VARCHAR')
  await duck.run('UPDATE wines SET region_wide = wide.region_wide FROM wide WHERE wide.region = wines.region')
  count('regions_thin', own.filter(({ n }) => Number(n) < least).length)
}

async function augment(bench: Bench): Promise<void> {
  const { duck, knowledge, seed, count } = bench
  const { family_least: least, most, ways } = bench.configuration.cleaning.sparsity
  const readDish = buildDishReader(knowledge)
  const makeVariants = buildVariants(knowledge, readDish, ways, seed)
  const said = await duck.rows('SELECT row_no, record_id, dish, lang FROM statements ORDER BY row_no')
  const familyOf = new Map(said.map(({ row_no, dish }) => [Number(row_no), readDish(String(dish)).family]))
  const sizes = new Map<string, number>()
  for (const family of familyOf.values()) if (family !== null) sizes.set(family, (sizes.get(family) ?? 0) + 1)
  const last = Math.max(0, ...familyOf.keys())
  const made: Cell[][] = []
  for (const { row_no, record_id, dish, lang } of said) {
    const family = familyOf.get(Number(row_no)) ?? null
    if (family === null || (sizes.get(family) ?? 0) >= least) continue
    for (const [i, variant] of makeVariants(String(dish), lang === 'en' ? 'en' : 'es', most).entries())
      made.push([
        Number(row_no),
        last + made.length + 1,
        `${record_id}~${i + 1}`,
        variant.text,
        variant.by,
        variant.lang,
      ])
  }
  count('families', sizes.size)
  count('families_thin', [...sizes.values()].filter((n) => n < least).length)
  if (made.length === 0) return
  await duck.fill(
    'variants',
    { of: 'DOUBLE', row_no: 'DOUBLE', record_id: 'VARCHAR', dish: 'VARCHAR', made_by: 'VARCHAR', lang: 'VARCHAR' },
    made,
  )
  await duck.run(
    `INSERT INTO statements SELECT t.* REPLACE (CAST(v.row_no AS BIGINT) AS row_no, v.record_id AS record_id, v.dish AS dish, v.lang AS lang, t.record_id AS made_from, v.made_by AS made_by, round(t.confidence * 0.7, 3) AS confidence) FROM statements t JOIN variants v ON v.of = t.row_no ORDER BY v.row_no`,
  )
  await duck.run(
    `INSERT INTO changes SELECT 'sparsity.' || made_by, 'statements', row_no, record_id, 'dish', made_from, dish FROM statements WHERE made_from IS NOT NULL`,
  )
}
