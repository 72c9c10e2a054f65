/** A function of ours over a column: computed once for each distinct value, then joined back by the database. */
import type { Cell, Duck } from './duck.ts'

type Columns = Readonly<Record<string, 'VARCHAR' | 'DOUBLE' | 'INTEGER'>>

/**
 * Makes a table `name` with `key` and the columns that `read` gives.
 * @param keys SQL that selects the keys as one column of text
 */
export async function makeDictionary(
  duck: Duck,
  name: string,
  keys: string,
  columns: Columns,
  read: (key: string) => readonly Cell[],
): Promise<void> {
  const distinct: string[] = []
  await duck.chunks(`SELECT DISTINCT k FROM (${keys}) AS all_keys(k) WHERE k IS NOT NULL ORDER BY k`, ([values]) => {
    for (const key of values ?? []) distinct.push(String(key))
  })
  function* rows(): Iterable<readonly Cell[]> {
    for (const key of distinct) yield [key, ...read(key)]
  }
  await duck.fill(name, { key: 'VARCHAR', ...columns }, rows())
}
