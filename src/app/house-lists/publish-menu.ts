/** The kept lines as the new version of the menu. What hangs on a dish's name (pins, notes, sold out tonight) goes on with it. */
import type { ImportFields, Published } from '../../contract/house/lists.ts'
import { dishKey } from '../../domain/house-key.ts'
import type { Rows } from '../../storage/storage.ts'
import { dishesOfVersion, publishDishes, type VersionDish } from '../../storage/versions-menu.ts'
import type { Publication } from './publication.ts'

export async function publishMenu(
  rows: Rows,
  publication: Publication,
  kept: readonly ImportFields[],
): Promise<Published> {
  const before = ((await dishesOfVersion(rows, null)) ?? []).filter((dish) => isThere(dish, publication.now))
  const { menu, counts } = mergeMenu(before, kept.map(toDish), publication.mode)
  const version = await publishDishes(rows, publication, menu)
  return { version, ...counts }
}

export function isThere({ specialUntil }: VersionDish, now: Date): boolean {
  return specialUntil === null || specialUntil > now
}

function toDish({ section = '', dish = '', description = '', price_cents: price = null }: ImportFields): VersionDish {
  return { section, dish, description, key: dishKey(dish), priceCents: price, isSoldOut: false, specialUntil: null }
}

type Counts = Omit<Published, 'version'>

/** Specials of the day stay until their day ends; a dish that the import names as well is then on the menu for good. */
export function mergeMenu(
  before: readonly VersionDish[],
  brought: readonly VersionDish[],
  mode: Publication['mode'],
): { menu: VersionDish[]; counts: Counts } {
  const free = new Set(before)
  const pairs = brought.map((dish) => {
    const old = findSame(free, dish)
    if (old) free.delete(old)
    return { old, dish: old ? { ...dish, isSoldOut: old.isSoldOut } : dish }
  })
  const counts: Counts = { added: 0, changed: 0, removed: 0, kept: 0 }
  for (const { old, dish } of pairs) counts[!old ? 'added' : isSame(old, dish) ? 'kept' : 'changed']++
  const stays = (dish: VersionDish) => free.has(dish) && (mode === 'add' || dish.specialUntil !== null)
  counts.kept += before.filter(stays).length
  counts.removed = before.length - before.filter(stays).length - pairs.filter(({ old }) => old).length
  if (mode === 'replace') return { menu: [...pairs.map(({ dish }) => dish), ...before.filter(stays)], counts }
  const replacements = new Map(pairs.map(({ old, dish }) => [old, dish]))
  const known = before.flatMap((dish) => replacements.get(dish) ?? dish)
  return { menu: [...known, ...pairs.flatMap(({ old, dish }) => (old ? [] : [dish]))], counts }
}

/** The same name in the same section first, else the same name. */
function findSame(free: ReadonlySet<VersionDish>, { key, section }: VersionDish): VersionDish | undefined {
  const named = [...free].filter((dish) => dish.key === key)
  return named.find((dish) => dishKey(dish.section) === dishKey(section)) ?? named[0]
}

function isSame(a: VersionDish, b: VersionDish): boolean {
  return (
    a.section === b.section &&
    a.dish === b.dish &&
    a.description === b.description &&
    a.priceCents === b.priceCents &&
    a.specialUntil?.getTime() === b.specialUntil?.getTime()
  )
}
