/**
 * 04: one wine, many offers. Records alike in every column are one and the later ones go; offers of one wine stay and share
 * a `wine_id`. Vintage and size are part of what a wine is; an offer without a vintage goes to the only one there is.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Cell, quoted, quotedName } from '../duck.ts'
import { groupLabels } from '../match/group-labels.ts'
import type { WineName } from '../match/read-name.ts'
import type { Bench, Stage } from '../stage.ts'

export const duplicates: Stage = {
  name: '04-duplicates',
  async run(bench) {
    for (const table of bench.tables) {
      const columns = bench.configuration.cleaning.duplicates[table] ?? []
      if (columns.length > 0) await rejectSame(bench, table, columns)
    }
    if (bench.tables.includes('wines')) await joinOffers(bench)
  },
}

async function rejectSame(bench: Bench, table: Bench['tables'][number], columns: readonly string[]): Promise<void> {
  const { duck } = bench
  const key = columns.map(quotedName).join(', ')
  // By a hash first, since a million long keys are dear to group; then by the columns themselves, since a hash may lie.
  const same = columns.map((name) => `t.${quotedName(name)} IS NOT DISTINCT FROM f.${quotedName(name)}`).join(' AND ')
  await duck.run(`CREATE OR REPLACE TEMP TABLE hashed AS SELECT row_no, hash(${key}) AS h FROM ${table}`)
  await duck.run(
    'CREATE OR REPLACE TEMP TABLE firsts AS SELECT h, min(row_no) AS first FROM hashed GROUP BY h HAVING count(*) > 1',
  )
  await duck.run(
    `CREATE OR REPLACE TEMP TABLE twins AS SELECT x.row_no, y.first FROM hashed x JOIN firsts y USING (h) JOIN ${table} t ON t.row_no = x.row_no JOIN ${table} f ON f.row_no = y.first WHERE x.row_no <> y.first AND ${same}`,
  )
  const n = await duck.number('SELECT count(*) FROM twins')
  bench.count(`duplicates_${table}`, n)
  if (n === 0) return
  await duck.run(
    `INSERT INTO rejected SELECT 'duplicates.exact', ${quoted(table)}, t.row_no, t.record_id, t.source, t.place, 'same as ' || f.record_id FROM twins w JOIN ${table} t USING (row_no) JOIN ${table} f ON f.row_no = w.first`,
  )
  await duck.run(`DELETE FROM ${table} WHERE row_no IN (SELECT row_no FROM twins)`)
}

/** What a label is without vintage and size; the record's own columns say more than the name alone. */
const IDENTITY =
  "coalesce(label_key, '') || chr(10) || coalesce(grapes, '') || chr(10) || coalesce(colour, '') || chr(10) || coalesce(type, '') || chr(10) || coalesce(sweetness, '')"
/** An offer may say 750 ml or nothing. */
const SIZE = 'coalesce(size_ml, 750)'
const MOST_ASKED = 5_000

async function joinOffers(bench: Bench): Promise<void> {
  const { duck, words, configuration } = bench
  const keys: string[] = []
  const named: string[] = []
  await duck.chunks(
    `SELECT ${IDENTITY} AS k, min(name) FROM wines WHERE name IS NOT NULL GROUP BY k ORDER BY k`,
    ([identity, names]) => {
      for (const [i, key] of (identity ?? []).entries()) {
        keys.push(String(key))
        named.push(String(names?.[i] ?? ''))
      }
    },
  )
  const labels = keys.map(readIdentity)
  const { group, linked, asked, compared } = groupLabels(labels, words, configuration.matcher)
  function* rows(): Iterable<readonly Cell[]> {
    for (const [at, key] of keys.entries()) yield [key, idOf(keys[group[at]!]!)]
  }
  await duck.fill('label_groups', { key: 'VARCHAR', label_id: 'VARCHAR' }, rows())
  await duck.run(
    `CREATE TEMP TABLE placed AS SELECT w.row_no, g.label_id, ${SIZE} AS size, w.vintage FROM wines w JOIN label_groups g ON g.key = ${IDENTITY.replace(/\b(label_key|grapes|colour|type|sweetness)\b/g, 'w.$1')}`,
  )
  await duck.run(
    'CREATE TEMP TABLE years AS SELECT label_id, size, min(vintage) AS only FROM placed GROUP BY label_id, size HAVING count(DISTINCT vintage) = 1',
  )
  for (const column of ['label_id', 'wine_id']) await duck.run(`ALTER TABLE wines ADD COLUMN ${column} VARCHAR`)
  const wineId = "substr(md5(p.label_id || ':' || p.size || ':' || coalesce(p.vintage, y.only, 0)), 1, 12)"
  await duck.run(
    `CREATE TEMP TABLE ids AS SELECT p.row_no, p.label_id, ${wineId} AS wine_id FROM placed p LEFT JOIN years y USING (label_id, size)`,
  )
  await duck.run(
    'UPDATE wines SET label_id = ids.label_id, wine_id = ids.wine_id FROM ids WHERE ids.row_no = wines.row_no',
  )
  await duck.run('UPDATE wines SET label_id = record_id, wine_id = record_id WHERE wine_id IS NULL')
  // It has served: what the label is, is settled now.
  await duck.run('ALTER TABLE wines DROP COLUMN label_key')
  await duck.run(
    `INSERT INTO changes SELECT 'duplicates.offer', 'wines', w.row_no, w.record_id, 'wine_id', NULL, w.wine_id FROM wines w JOIN (SELECT wine_id, min(row_no) AS first FROM wines GROUP BY wine_id) f USING (wine_id) WHERE f.first <> w.row_no`,
  )
  await writeReview(
    bench,
    asked
      .slice(0, MOST_ASKED)
      .map(({ left, right, likeness }): Cell[] => [named[left]!, named[right]!, Math.round(likeness * 1_000) / 1_000]),
  )
  bench.count('labels', labels.length)
  bench.count('labels_compared', compared)
  bench.count('labels_linked', linked)
  bench.count('asked', asked.length)
  bench.count('labels_asked', new Set(asked.flatMap(({ left, right }) => [left, right])).size)
  bench.count('wines', await duck.number('SELECT count(DISTINCT wine_id) FROM wines'))
  if (asked.length > MOST_ASKED)
    bench.note('review_cut', `${asked.length} pairs are in doubt; review.csv holds the ${MOST_ASKED} likeliest`)
}

/** Pairs that only a person can tell: `same` is empty and waits for 1 or 0. */
async function writeReview({ duck, to }: Bench, rows: readonly Cell[][]): Promise<void> {
  await duck.fill('review', { left: 'VARCHAR', right: 'VARCHAR', likeness: 'DOUBLE' }, rows)
  await duck.run(
    `COPY (SELECT "left", "right", likeness, '' AS same FROM review) TO ${quoted(join(to, 'review.csv'))} (FORMAT csv, HEADER)`,
  )
  await duck.run('DROP TABLE review')
}

/** Of the words of the group's first label: the same label has the same id in every run. */
function idOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 12)
}

function readIdentity(key: string): WineName {
  const [label = '', grapes = '', colour = '', type = '', sweetness = ''] = key.split('\n')
  const parts: unknown = label === '' ? [] : JSON.parse(label)
  const at = (i: number): string[] => {
    const list: unknown = Array.isArray(parts) ? parts[i] : []
    return Array.isArray(list) ? list.map(String) : []
  }
  return {
    houses: at(0),
    words: at(1),
    numbers: at(2),
    levels: at(3),
    grapes: grapes === '' ? at(4) : grapes.split('|').sort(),
    regions: at(5),
    colour: colour || null,
    type: type === 'still' || type === '' ? null : type,
    sweetness: sweetness || null,
    vintage: null,
    sizeMl: null,
    abvPercent: null,
  }
}
