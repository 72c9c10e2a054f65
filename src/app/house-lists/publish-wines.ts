/**
 * The kept lines as the new list. A wine that the house has already keeps its id through vintages and imports, and with it
 * pins, notes and history; what is gone is archived, not deleted.
 */
import type { ImportFields, Published } from '../../contract/house/lists.ts'
import { MaridajeError } from '../../errors.ts'
import type { Rows } from '../../storage/storage.ts'
import {
  archiveWines,
  type CellarWine,
  cellarOf,
  type ListedWine,
  moveWines,
  type NewCellarWine,
  putWines,
} from '../../storage/wines-cellar.ts'
import { matchWines, type NameMatcher } from '../imports/match-wines.ts'
import { labelKey } from './label-key.ts'
import type { Publication } from './publication.ts'
import { noteListVersion } from './wine-versions.ts'

export async function publishWines(
  rows: Rows,
  publication: Publication,
  kept: readonly ImportFields[],
  names: NameMatcher | null,
): Promise<Published> {
  const { restaurantId, mode } = publication
  refuseSharedCodes(kept)
  const before = await cellarOf(rows, { lock: true })
  const listed = before.filter(({ isArchived }) => !isArchived)
  // So that this publication can be taken back, whatever was changed by hand since the last one.
  await noteListVersion(rows, { ...publication, note: '' }, listed, { onlyIfChanged: true })
  const plan = planList(before, kept, publication, names)
  await archiveWines(rows, plan.gone)
  await putWines(
    rows,
    plan.wines.map((wine) => ({ ...wine, restaurantId })),
  )
  if (mode === 'replace')
    await moveWines(
      rows,
      plan.wines.map(({ id }, position) => ({ id, position })),
    )
  const after = (await cellarOf(rows, { lock: false })).filter(({ isArchived }) => !isArchived)
  const version = await noteListVersion(rows, publication, after, { onlyIfChanged: false })
  return { version, ...plan.counts }
}

interface Plan {
  /** to be written */
  wines: Omit<NewCellarWine, 'restaurantId'>[]
  /** ids */
  gone: string[]
  counts: Omit<Published, 'version'>
}

function planList(
  before: readonly CellarWine[],
  kept: readonly ImportFields[],
  { currency, newId, mode }: Publication,
  names: NameMatcher | null,
): Plan {
  const matches = matchWines(
    kept.map((fields, n) => ({ n, fields })),
    before,
    names,
  )
  const byId = new Map(before.map((wine) => [wine.id, wine]))
  const last = Math.max(-1, ...before.filter(({ isArchived }) => !isArchived).map(({ position }) => position))
  const counts = { added: 0, changed: 0, removed: 0, kept: 0 }
  let next = last + 1
  const wines = kept.map((fields, n) => {
    const old = byId.get(matches.get(n) ?? '')
    const listed = mergeWine(old, fields, mode)
    const isOnList = old !== undefined && !old.isArchived
    counts[!isOnList ? 'added' : isSameWine(old, listed) && isSameStock(old, fields) ? 'kept' : 'changed']++
    const stock =
      fields.stock === undefined || (mode === 'add' && fields.stock === null) ? (old?.stock ?? null) : fields.stock
    const position = mode === 'replace' ? n : isOnList ? old.position : next++
    return {
      ...listed,
      id: old?.id ?? newId(),
      key: labelKey(listed.name, listed.producer),
      currency,
      position,
      stock,
      // What comes back on the list is there again; what was sold out stays so until bottles are counted in.
      isSoldOut: isOnList && old.isSoldOut && !(stock !== null && stock > (old.stock ?? 0)),
    }
  })
  const written = new Set(wines.map(({ id }) => id))
  const others = before.filter(({ id, isArchived }) => !isArchived && !written.has(id))
  if (mode === 'add') return { wines, gone: [], counts: { ...counts, kept: counts.kept + others.length } }
  return { wines, gone: others.map(({ id }) => id), counts: { ...counts, removed: others.length } }
}

/** A field that the line does not have stays as the house has it; with `add` an empty one does as well. */
function mergeWine(old: CellarWine | undefined, fields: ImportFields, mode: Publication['mode']): ListedWine {
  const words = (value: string | undefined, known: string | undefined) =>
    value === undefined || (mode === 'add' && value === '') ? (known ?? '') : value
  const number = (value: number | null | undefined, known: number | null | undefined) =>
    value === undefined || (mode === 'add' && value === null) ? (known ?? null) : value
  return {
    name: words(fields.name, old?.name),
    producer: words(fields.producer, old?.producer),
    grape: words(fields.grape, old?.grape),
    region: words(fields.region, old?.region),
    country: words(fields.country, old?.country),
    vintage: words(fields.vintage, old?.vintage),
    type: words(fields.type, old?.type),
    abv: words(fields.abv, old?.abv),
    description: words(fields.description, old?.description),
    sku: words(fields.sku, old?.sku ?? undefined) || null,
    sizeMl: number(fields.size_ml, old?.sizeMl),
    priceCents: number(fields.price_cents, old?.priceCents),
    glassPriceCents: number(fields.glass_price_cents, old?.glassPriceCents),
    costCents: number(fields.cost_cents, old?.costCents),
  }
}

function isSameWine(old: CellarWine, listed: ListedWine): boolean {
  const known: Record<string, unknown> = { ...old }
  return Object.entries(listed).every(([key, value]) => known[key] === value)
}

function isSameStock({ stock }: CellarWine, { stock: brought }: ImportFields): boolean {
  return brought === undefined || brought === stock
}

function refuseSharedCodes(kept: readonly ImportFields[]): void {
  const seen = new Set<string>()
  for (const { sku, name } of kept) {
    if (!sku) continue
    if (seen.has(sku))
      throw new MaridajeError(
        'bad_input',
        `Two kept lines have the code "${sku}"; one is "${(name ?? '').slice(0, 80)}"`,
        {
          place: { field: 'sku' },
          hint: 'Correct or skip one of them.',
        },
      )
    seen.add(sku)
  }
}
