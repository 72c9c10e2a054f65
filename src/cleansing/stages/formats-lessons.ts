/** The tutorial's table in stage 02: numbers are numbers, and a wine is written in one way. */

import { foldText } from '../../flavor/text/fold.ts'
import { makeDictionary } from '../dictionary.ts'
import { readNumber } from '../formats/amount.ts'
import { cleanName } from '../formats/text.ts'
import type { Bench } from '../stage.ts'
import { reshape } from './reshape.ts'

const FLAVORS = ['flavor_profile_1', 'flavor_profile_2', 'flavor_profile_3'] as const
const WORDS = ['menu_item', 'wine_type', 'wine_variant'] as const

export async function formatLessons(bench: Bench): Promise<void> {
  const { duck } = bench
  await makeDictionary(
    duck,
    'numbers',
    FLAVORS.map((name) => `SELECT ${name} FROM lessons`).join(' UNION '),
    { value: 'DOUBLE' },
    (cell) => [readNumber(cell)],
  )
  for (const name of WORDS) {
    await makeDictionary(
      duck,
      `folded_${name}`,
      `SELECT ${name} FROM lessons`,
      { clean: 'VARCHAR', fold: 'VARCHAR' },
      (cell) => {
        const clean = cleanName(cell)
        return [clean || null, foldText(clean)]
      },
    )
    // Of all ways to write the same words the most frequent one, and of those the first, stands for all.
    await duck.run(
      `CREATE TEMP TABLE usual_${name} AS SELECT fold, arg_max(clean, (n, 0)) AS usual FROM (SELECT f.fold, f.clean, count(*) AS n FROM lessons t JOIN folded_${name} f ON f.key = t.${name} GROUP BY ALL ORDER BY n DESC, f.clean) GROUP BY fold`,
    )
  }
  const flavor = (name: string) => `n_${name}.value`
  await reshape(bench, 'lessons', {
    joins: [
      ...FLAVORS.map((name) => `LEFT JOIN numbers n_${name} ON n_${name}.key = t.${name}`),
      ...WORDS.map(
        (name) =>
          `LEFT JOIN folded_${name} f_${name} ON f_${name}.key = t.${name} LEFT JOIN usual_${name} u_${name} ON u_${name}.fold = f_${name}.fold`,
      ),
    ].join(' '),
    values: {
      ...Object.fromEntries(FLAVORS.map((name) => [name, flavor(name)])),
      ...Object.fromEntries(WORDS.map((name) => [name, `u_${name}.usual`])),
    },
    rules: Object.fromEntries(WORDS.map((name) => [name, `'formats.${name}.spelling'`])),
    further: { filled: 'CAST(NULL AS VARCHAR)', flags: 'CAST(NULL AS VARCHAR)', made_from: 'CAST(NULL AS VARCHAR)' },
  })
}
