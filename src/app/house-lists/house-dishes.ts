/** The published menu as the house works on it: prices, sold out tonight, specials of the day. */
import type { DishChange, HouseDish, NewDish } from '../../contract/house/lists.ts'
import { dishKey } from '../../domain/house-key.ts'
import { MaridajeError } from '../../errors.ts'
import type { Engine } from '../../pairing/engine.ts'
import { writeAudit } from '../../storage/audit.ts'
import { carryDishDecisions } from '../../storage/carry-decisions.ts'
import { deleteDish, endOfDay, insertDish, isDishCalled, lockDish, updateDish } from '../../storage/dishes.ts'
import type { Rows, StoredDish } from '../../storage/storage.ts'
import { lockLists, publishedMenuId } from '../../storage/versions-menu.ts'
import type { Around } from '../around.ts'
import { cleanWords, isId } from '../imports/clean-words.ts'
import type { Who } from '../who.ts'
import { requireRight } from './require-right.ts'

/** Where a special stands that names no section. */
const SPECIALS = 'Especiales del día'

export async function listDishes({ storage, engines }: Around, restaurantId: string): Promise<HouseDish[]> {
  const engine = engines.of(restaurantId)
  return (await storage.menuOf(restaurantId)).map((dish) => showDish(dish, engine))
}

export async function addDish(around: Around, who: Who, restaurantId: string, dish: NewDish): Promise<HouseDish> {
  const { storage, engines, newId, now } = around
  // A special ends by itself; what stays on the menu is for who keeps the lists.
  if (!dish.special) requireRight(who, 'lists.write')
  const name = requireName(dish.dish)
  const section = cleanWords(dish.section ?? '') || (dish.special ? SPECIALS : '')
  return storage.write(restaurantId, async (rows) => {
    const { currency } = await lockLists(rows, restaurantId)
    const version = { restaurantId, currency, madeBy: who.actor, note: '', newId }
    const id = newId()
    const made = {
      section,
      dish: name,
      description: cleanWords(dish.description ?? ''),
      key: dishKey(name),
      priceCents: dish.price_cents ?? null,
      specialUntil: dish.special ? await endOfDay(rows, restaurantId, now()) : null,
    }
    await insertDish(rows, { ...made, id, restaurantId, currency, menuId: await publishedMenuId(rows, version) })
    await audit(rows, who, restaurantId, dish.special ? 'dish.special' : 'dish.added', id)
    return showDish(await lockedDish(rows, id), engines.of(restaurantId))
  })
}

export async function changeDish(
  { storage, engines }: Around,
  who: Who,
  restaurantId: string,
  id: string,
  change: DishChange,
): Promise<HouseDish> {
  const { is_sold_out: isSoldOut, price_cents: priceCents, ...words } = change
  if (priceCents !== undefined || Object.values(words).some((value) => value !== undefined))
    requireRight(who, 'lists.write')
  const name = words.dish === undefined ? undefined : requireName(words.dish)
  return storage.write(restaurantId, async (rows) => {
    const before = await lockedDish(rows, id)
    await updateDish(rows, id, {
      ...(words.section !== undefined && { section: cleanWords(words.section) }),
      ...(words.description !== undefined && { description: cleanWords(words.description) }),
      ...(name !== undefined && { dish: name, key: dishKey(name) }),
      ...(priceCents !== undefined && { priceCents }),
      ...(isSoldOut !== undefined && { isSoldOut }),
    })
    if (name !== undefined) await carryAlong(rows, restaurantId, before, dishKey(name))
    await audit(rows, who, restaurantId, isSoldOut === true ? 'dish.sold_out' : 'dish.changed', id, Object.keys(change))
    return showDish(await lockedDish(rows, id), engines.of(restaurantId))
  })
}

export async function removeDish({ storage }: Around, who: Who, restaurantId: string, id: string): Promise<void> {
  await storage.write(restaurantId, async (rows) => {
    const { specialUntil } = await lockedDish(rows, id)
    if (specialUntil === null) requireRight(who, 'lists.write')
    await deleteDish(rows, id)
    await audit(rows, who, restaurantId, 'dish.removed', id)
  })
}

/** What the sommelier said of the dish is said of it under its new name. */
async function carryAlong(
  rows: Rows,
  restaurantId: string,
  { key, dish, menuId }: Awaited<ReturnType<typeof lockedDish>>,
  to: string,
): Promise<void> {
  const from = key || dishKey(dish)
  if (from === to || from === '' || to === '') return
  await carryDishDecisions(rows, { restaurantId, from, to, isShared: await isDishCalled(rows, menuId, from) })
}

async function lockedDish(rows: Rows, id: string): Promise<StoredDish & { menuId: string }> {
  const found = isId(id) ? await lockDish(rows, id) : null
  if (!found) throw new MaridajeError('not_found', `There is no dish "${id.slice(0, 80)}" on the menu`)
  return found
}

function requireName(dish: string): string {
  const name = cleanWords(dish)
  if (name === '') throw new MaridajeError('bad_input', 'A dish needs a name', { place: { field: 'dish' } })
  return name
}

function showDish(stored: StoredDish, engine: Engine): HouseDish {
  const { id, key, section, dish, description, price, isSoldOut, specialUntil } = stored
  const { kind, confidence, unknown } = engine.readDish({
    dish,
    section,
    ...(description && { description }),
    ...(price && { price: 'printed' }),
  })
  return {
    id,
    key: key || dishKey(dish),
    section,
    dish,
    description,
    price,
    kind,
    confidence,
    unknown: [...unknown],
    is_sold_out: isSoldOut,
    special_until: specialUntil?.toISOString() ?? null,
  }
}

function audit(
  rows: Rows,
  { actor, role }: Who,
  restaurantId: string,
  action: string,
  subject: string,
  fields: string[] = [],
) {
  const details = fields.length === 0 ? {} : { fields }
  return writeAudit(rows, restaurantId, { actor, role, action, subject, details })
}
