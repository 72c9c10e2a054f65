/** What sommeliers said, in stage 02. */
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import { makeDictionary } from '../dictionary.ts'
import { quoted } from '../duck.ts'
import { languageOf } from '../formats/language.ts'
import { cleanName } from '../formats/text.ts'
import { grapesOf, placeOf } from '../formats/wine-cells.ts'
import type { Bench } from '../stage.ts'
import { reshape } from './reshape.ts'

const CLASSES = [...STYLE_CLASSES, 'red_any', 'white_any'].map(quoted).join(', ')

export async function formatStatements(bench: Bench): Promise<void> {
  const { duck, words, knowledge } = bench
  const column = (name: string) => `SELECT ${name} FROM statements`
  await makeDictionary(
    duck,
    'name_cells',
    `${column('dish')} UNION ${column('recommendation')}`,
    { clean: 'VARCHAR', lang: 'VARCHAR' },
    (cell) => {
      const clean = cleanName(cell)
      return [clean || null, languageOf(clean)]
    },
  )
  await makeDictionary(duck, 'grape_cells', column('grape'), { id: 'VARCHAR' }, (cell) => [
    knowledge.tables.grapes.byId.has(cell) ? cell : (grapesOf(cell, words)?.split('|')[0] ?? null),
  ])
  await makeDictionary(duck, 'place_cells', column('region'), { id: 'VARCHAR' }, (cell) => {
    const { region, country } = placeOf(cell, words)
    return [region ?? (country === null ? null : (words.places.regionOf(country) ?? words.places.regionOf(cell)))]
  })
  await reshape(bench, 'statements', {
    joins:
      'LEFT JOIN name_cells d ON d.key = t.dish LEFT JOIN name_cells w ON w.key = t.recommendation LEFT JOIN grape_cells g ON g.key = t.grape LEFT JOIN place_cells p ON p.key = t.region',
    values: {
      dish: 'd.clean',
      recommendation: 'w.clean',
      grape: 'g.id',
      region: 'p.id',
      style_class: `CASE WHEN t.style_class IN (${CLASSES}) THEN t.style_class WHEN t.style IN (${CLASSES}) THEN t.style END`,
      polarity:
        "CASE WHEN TRY_CAST(t.polarity AS DOUBLE) < 0 OR lower(t.polarity) IN ('against', 'no', 'negative', 'contra') THEN -1 WHEN TRY_CAST(t.polarity AS DOUBLE) > 0 OR lower(t.polarity) IN ('for', 'yes', 'positive', 'a favor') THEN 1 END",
      strength: 'CASE WHEN TRY_CAST(t.strength AS DOUBLE) BETWEEN 0 AND 1 THEN TRY_CAST(t.strength AS DOUBLE) END',
      quote_start: 'TRY_CAST(t.quote_start AS INTEGER)',
      quote_end: 'TRY_CAST(t.quote_end AS INTEGER)',
      lang: "CASE WHEN lower(t.lang) IN ('es', 'en') THEN lower(t.lang) ELSE coalesce(d.lang, w.lang) END",
    },
    further: {
      filled: "CASE WHEN t.lang IS NULL AND coalesce(d.lang, w.lang) IS NOT NULL THEN 'lang:text' END",
      flags: 'CAST(NULL AS VARCHAR)',
      made_from: 'CAST(NULL AS VARCHAR)',
      made_by: 'CAST(NULL AS VARCHAR)',
    },
  })
}
