/** Versions of the wine list: the list is noted after each publication, and before one where it was changed by hand since. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Published } from '../../contract/house/lists.ts'
import { MaridajeError } from '../../errors.ts'
import type { Rows } from '../../storage/storage.ts'
import { insertWineVersion, winesOfVersion } from '../../storage/versions-wines.ts'
import { archiveWines, type CellarWine, cellarOf, moveWines, putWines } from '../../storage/wines-cellar.ts'
import { labelKey } from './label-key.ts'
import type { Publication } from './publication.ts'

const NotedWine = z.object({
  id: z.string(),
  name: z.string(),
  producer: z.string(),
  grape: z.string(),
  region: z.string(),
  country: z.string(),
  vintage: z.string(),
  type: z.string(),
  abv: z.string(),
  description: z.string(),
  sku: z.string().nullable(),
  sizeMl: z.int().nullable(),
  priceCents: z.int().nullable(),
  glassPriceCents: z.int().nullable(),
  costCents: z.int().nullable(),
})
const NotedList = z.array(NotedWine)
type NotedWine = z.infer<typeof NotedWine>

type Noting = Pick<Publication, 'restaurantId' | 'madeBy' | 'note' | 'newId'>

/** @returns the number of the version; 0 where none was made */
export async function noteListVersion(
  rows: Rows,
  { restaurantId, madeBy, note, newId }: Noting,
  listed: readonly CellarWine[],
  { onlyIfChanged }: { onlyIfChanged: boolean },
): Promise<number> {
  const wines = NotedList.parse(listed)
  if (onlyIfChanged) {
    const last = await winesOfVersion(rows, null)
    const isKnown = last === null ? wines.length === 0 : isDeepStrictEqual(NotedList.parse(last), wines)
    if (isKnown) return 0
  }
  return insertWineVersion(rows, { id: newId(), restaurantId, madeBy, note, wines })
}

/** The lines come back as they were; bottles, sold out and open are of today and stay. */
export async function restoreWines(rows: Rows, restoring: Publication, version: number): Promise<Published> {
  const noted = await winesOfVersion(rows, version)
  if (noted === null) throw new MaridajeError('not_found', `The wine list has no version ${version}`)
  const wanted = NotedList.parse(noted)
  const before = await cellarOf(rows, { lock: true })
  const listed = before.filter(({ isArchived }) => !isArchived)
  await noteListVersion(rows, { ...restoring, note: '' }, listed, { onlyIfChanged: true })
  const byId = new Map(before.map((wine) => [wine.id, wine]))
  const ids = new Set(wanted.map(({ id }) => id))
  const gone = listed.filter(({ id }) => !ids.has(id))
  await archiveWines(
    rows,
    gone.map(({ id }) => id),
  )
  // A code that meanwhile belongs to an archived wine goes back to where it was.
  await letCodesGo(rows, before, wanted)
  await putWines(
    rows,
    wanted.map((wine, position) => written(wine, position, byId.get(wine.id), restoring)),
  )
  await moveWines(
    rows,
    wanted.map(({ id }, position) => ({ id, position })),
  )
  const after = (await cellarOf(rows, { lock: false })).filter(({ isArchived }) => !isArchived)
  const made = await noteListVersion(rows, restoring, after, { onlyIfChanged: false })
  const counts = { added: 0, changed: 0, removed: gone.length, kept: 0 }
  for (const wine of wanted) {
    const old = byId.get(wine.id)
    counts[!old || old.isArchived ? 'added' : isDeepStrictEqual(NotedWine.parse(old), wine) ? 'kept' : 'changed']++
  }
  return { version: made, ...counts }
}

function written(
  wine: NotedWine,
  position: number,
  old: CellarWine | undefined,
  { restaurantId, currency }: Publication,
) {
  return {
    ...wine,
    key: labelKey(wine.name, wine.producer),
    restaurantId,
    currency: old?.currency ?? currency,
    position,
    stock: old?.stock ?? null,
    isSoldOut: old !== undefined && !old.isArchived && old.isSoldOut,
  }
}

async function letCodesGo(rows: Rows, before: readonly CellarWine[], wanted: readonly NotedWine[]): Promise<void> {
  const owner = new Map(wanted.flatMap(({ id, sku }) => (sku === null ? [] : [[sku, id] as const])))
  const others = before.filter(({ id, sku }) => sku !== null && owner.has(sku) && owner.get(sku) !== id)
  if (others.length === 0) return
  await rows
    .updateTable('wine')
    .set({ sku: null })
    .where(
      'id',
      'in',
      others.map(({ id }) => id),
    )
    .execute()
}
