/** Pins, vetoes, approvals and notes: written with the audit line, in force with the next question. */
import type { Curation, CurationRequest } from '../../contract/house/curation.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { deleteCuration, findCuration, listCuration, putCuration, unpinOthers } from '../../storage/curation.ts'
import type { Rows, StoredCuration, StoredDish } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import type { RequireMatch } from '../revision.ts'
import type { Who } from '../who.ts'
import { findDishSubject, findWineSubject } from './subjects.ts'

const NO_NOTE = { es: '', en: '' }

/** @returns all decisions of the house, as they are now */
export async function listDecisions({ storage }: Around, restaurantId: string): Promise<Curation[]> {
  const [menu, { curation }] = await Promise.all([storage.menuOf(restaurantId), storage.decisionsOf(restaurantId)])
  return curation.map((decision) => toCuration(decision, menu))
}

export async function decide(
  around: Around,
  who: Who,
  restaurantId: string,
  pair: { dish: string; wine: string },
  { state, position, note }: CurationRequest,
  requireMatch: RequireMatch,
): Promise<Curation> {
  const dish = await findDishSubject(around, restaurantId, pair.dish)
  const wine = await findWineSubject(around, restaurantId, pair.wine)
  return around.storage.write(restaurantId, async (rows) => {
    const before = await findCuration(rows, restaurantId, dish.key, wine.id)
    requireMatch(before?.revision ?? null)
    await putCuration(rows, restaurantId, {
      dishKey: dish.key,
      wineId: wine.id,
      state,
      position: state === 'pin' ? (position ?? null) : null,
      // What is not told stays as it was.
      note: { es: note?.es ?? before?.note.es ?? '', en: note?.en ?? before?.note.en ?? '' },
      madeBy: who.actor,
    })
    await writeAudit(rows, restaurantId, {
      ...who,
      action: `pairing.${state}`,
      subject: wine.id,
      details: { dish: dish.key },
    })
    const [made] = await decisionsOn(rows, restaurantId, dish.key, dish.stored, [wine.id])
    if (!made) throw new MaridajeError('internal', 'The decision was not kept')
    return made
  })
}

export async function takeBack(
  around: Around,
  who: Who,
  restaurantId: string,
  pair: { dish: string; wine: string },
  requireMatch: RequireMatch,
): Promise<void> {
  const dish = await findDishSubject(around, restaurantId, pair.dish)
  await around.storage.write(restaurantId, async (rows) => {
    const wine = requireUuid(pair.wine)
    const before = await findCuration(rows, restaurantId, dish.key, wine)
    requireMatch(before?.revision ?? null)
    if (!(await deleteCuration(rows, restaurantId, dish.key, wine)))
      throw new MaridajeError('not_found', 'The house decided nothing about these two')
    const details = { dish: dish.key }
    await writeAudit(rows, restaurantId, { ...who, action: 'pairing.taken_back', subject: wine, details })
  })
}

/** The first wines of a dish, in this order; what was pinned before and is not named is pinned no longer. */
export async function setOrder(
  around: Around,
  who: Who,
  restaurantId: string,
  wanted: string,
  wineIds: readonly string[],
): Promise<Curation[]> {
  if (new Set(wineIds).size < wineIds.length)
    throw new MaridajeError('bad_input', 'A wine is named twice', { place: { field: 'wine_ids' } })
  const dish = await findDishSubject(around, restaurantId, wanted)
  for (const id of wineIds) await findWineSubject(around, restaurantId, id)
  return around.storage.write(restaurantId, async (rows) => {
    await unpinOthers(rows, restaurantId, dish.key, wineIds)
    for (const [i, wineId] of wineIds.entries()) {
      const before = await findCuration(rows, restaurantId, dish.key, wineId)
      const note = before?.note ?? NO_NOTE
      const pin = { dishKey: dish.key, wineId, state: 'pin' as const, position: i + 1, note, madeBy: who.actor }
      await putCuration(rows, restaurantId, pin)
    }
    const details = { dish: dish.key, wines: wineIds.length }
    await writeAudit(rows, restaurantId, { ...who, action: 'pairing.ordered', subject: dish.stored?.id ?? '', details })
    return decisionsOn(rows, restaurantId, dish.key, dish.stored, wineIds)
  })
}

async function decisionsOn(
  rows: Rows,
  restaurantId: string,
  key: string,
  stored: StoredDish | null,
  wineIds: readonly string[],
): Promise<Curation[]> {
  const all = await listCuration(rows, restaurantId)
  return all
    .filter(({ dishKey, wineId }) => dishKey === key && wineIds.includes(wineId))
    .map((decision) => toCuration(decision, stored ? [stored] : []))
}

function toCuration(decision: StoredCuration, menu: readonly StoredDish[]): Curation {
  const dish = menu.find(({ key }) => key === decision.dishKey)
  return {
    dish_key: decision.dishKey,
    dish_id: dish?.id ?? null,
    dish: dish?.dish ?? decision.dishKey,
    wine_id: decision.wineId,
    wine: decision.wine,
    state: decision.state,
    position: decision.position,
    note: decision.note,
    revision: decision.revision,
    made_by: decision.madeBy,
    updated_at: decision.updatedAt.toISOString(),
  }
}

/** Anything else is no id of ours, and the database would refuse it. */
function requireUuid(text: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text))
    throw new MaridajeError('not_found', 'There is no such wine')
  return text
}
