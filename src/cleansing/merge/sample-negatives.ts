/** Styles that nobody named for a family, drawn by how often they are named elsewhere. Seeded by the dish: more data elsewhere moves no draw. */
import { fnv1a32 } from '../../domain/hash.ts'
import { randomFrom } from '../../domain/random.ts'
import type { PairingRow } from './rows.ts'

export function sampleNegatives(
  rows: readonly PairingRow[],
  forEach: number,
  weight: number,
  seed: number,
): PairingRow[] {
  const said = rows.filter(
    ({ origin, madeBy }) =>
      (origin === 'published' || origin === 'advised_against' || origin === 'house') && madeBy === '',
  )
  const named = new Map<string, Set<string>>()
  const popularity = new Map<string, number>()
  const dishes = new Map<string, PairingRow[]>()
  for (const row of said) {
    if (row.label === 0) continue
    const styles = named.get(row.family) ?? new Set()
    named.set(row.family, styles.add(row.wineOrStyleId))
    popularity.set(row.wineOrStyleId, (popularity.get(row.wineOrStyleId) ?? 0) + 1)
    dishes.set(row.dishId, [...(dishes.get(row.dishId) ?? []), row])
  }
  const all = [...popularity].sort(([a], [b]) => (a < b ? -1 : 1))
  return [...dishes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([dishId, positive]) => {
      const first = positive[0]!
      const pool = all.filter(([style]) => !named.get(first.family)!.has(style))
      const random = randomFrom((seed ^ fnv1a32(dishId)) >>> 0)
      const drawn: string[] = []
      while (drawn.length < positive.length * forEach && pool.length > 0) {
        const at = drawAt(pool, random.next())
        drawn.push(pool[at]![0])
        pool.splice(at, 1)
      }
      const recordIds = [...new Set(positive.flatMap((row) => row.recordIds))]
      return drawn.map(
        (style): PairingRow => ({
          ...first,
          wineOrStyleId: style,
          wineText: '',
          label: 0,
          weight,
          origin: 'sampled',
          source: 'sampled',
          sommelier: '',
          recordIds,
        }),
      )
    })
}

/** The place in the pool that a number from 0 to 1 falls on, each style as wide as it is popular. */
function drawAt(pool: readonly (readonly [string, number])[], u: number): number {
  let rest = u * pool.reduce((sum, [, n]) => sum + n, 0)
  for (const [at, [, n]] of pool.entries()) {
    rest -= n
    if (rest < 0) return at
  }
  return pool.length - 1
}
