/** The menus of stage 02. */
import { makeDictionary } from '../dictionary.ts'
import { languageOf } from '../formats/language.ts'
import { cleanName, cleanText } from '../formats/text.ts'
import { listOfCell } from '../read/list-cell.ts'
import type { Bench } from '../stage.ts'
import { makePriceCells } from './formats-wines.ts'
import { makeRates } from './rates.ts'
import { reshape } from './reshape.ts'

const KEY = "coalesce(t.dish, '') || chr(10) || coalesce(t.description, '')"

export async function formatMenus(bench: Bench): Promise<void> {
  const { duck } = bench
  const column = (name: string) => `SELECT ${name} FROM menus`
  const names = ['dish', 'section', 'restaurant'].map(column).join(' UNION ')
  await makeDictionary(duck, 'name_cells', names, { clean: 'VARCHAR' }, (cell) => [cleanName(cell) || null])
  await makeDictionary(duck, 'text_cells', column('description'), { clean: 'VARCHAR' }, (cell) => [
    cleanText(cell) || null,
  ])
  await makeDictionary(duck, 'list_cells', column('marks'), { items: 'VARCHAR' }, (cell) => [
    listOfCell(cell).join('|') || null,
  ])
  await makeDictionary(duck, 'languages', `SELECT ${KEY} FROM menus t`, { lang: 'VARCHAR' }, (cell) => [
    languageOf(cell),
  ])
  await makePriceCells(duck, ['price', 'price_2'].map(column).join(' UNION '))
  const joins = 'LEFT JOIN price_cells p ON p.key = t.price LEFT JOIN price_cells g ON g.key = t.price_2'
  const currency = "coalesce(t.currency, p.cur, '')"
  const day = "coalesce(substr(t.fetched_at, 1, 10), '')"
  await makeRates(bench, `SELECT ${currency}, ${day} FROM menus t ${joins}`)
  const price = (alias: string) => `round(${alias}.amount * coalesce(r.pen, 1), 2)`
  const why = (alias: string) =>
    `CASE WHEN ${alias}.amount IS NULL THEN 'formats.price.unread' WHEN coalesce(r.pen, 1) <> 1 THEN 'formats.price.currency' ELSE 'formats.price' END`
  await reshape(bench, 'menus', {
    joins: [
      'LEFT JOIN name_cells d ON d.key = t.dish LEFT JOIN name_cells s ON s.key = t.section LEFT JOIN name_cells h ON h.key = t.restaurant',
      'LEFT JOIN text_cells x ON x.key = t.description LEFT JOIN list_cells l ON l.key = t.marks',
      `LEFT JOIN languages lang ON lang.key = ${KEY}`,
      joins,
      `LEFT JOIN rates r ON r.key = ${currency} || '|' || ${day}`,
    ].join(' '),
    values: {
      dish: 'd.clean',
      section: 's.clean',
      restaurant: 'h.clean',
      description: 'x.clean',
      marks: 'l.items',
      price: price('p'),
      price_2: price('g'),
      currency: "CASE WHEN p.amount IS NULL THEN NULL ELSE 'PEN' END",
      lang: "CASE WHEN lower(t.lang) IN ('es', 'en') THEN lower(t.lang) ELSE lang.lang END",
      kind: "coalesce(t.kind, 'food')",
    },
    rules: {
      price: why('p'),
      price_2: why('g'),
      lang: "CASE WHEN t.lang IS NULL THEN 'formats.lang.from_text' ELSE 'formats.lang' END",
    },
    further: {
      price_printed: 't.price',
      currency_printed: 'CASE WHEN p.amount IS NULL THEN NULL ELSE r.code END',
      filled: "CASE WHEN t.lang IS NULL AND lang.lang IS NOT NULL THEN 'lang:text' END",
      flags: 'CAST(NULL AS VARCHAR)',
      made_from: 'CAST(NULL AS VARCHAR)',
    },
  })
  bench.count('menu_prices_printed', await duck.number('SELECT count(*) FROM menus WHERE price_printed IS NOT NULL'))
  bench.count(
    'menu_prices_lost',
    await duck.number('SELECT count(*) FROM menus WHERE price_printed IS NOT NULL AND price IS NULL'),
  )
}
