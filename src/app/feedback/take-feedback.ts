/** Takes what a page or a phone's queue tells of the evening. Each event counts once, however often it is sent. */
import type { FeedbackEvent, FeedbackResult } from '../../contract/house/feedback.ts'
import { dishKey } from '../../domain/house-key.ts'
import { insertFeedback, type NewFeedback, nameOldOnes, noteSales } from '../../storage/feedback.ts'
import { readHouse } from '../../storage/house-settings.ts'
import type { StoredDish, StoredWine } from '../../storage/storage.ts'
import type { Around } from '../around.ts'
import { GLASSES } from '../curation/house-pairing.ts'
import type { Who } from '../who.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export async function takeFeedback(
  around: Around,
  who: Who,
  restaurantId: string,
  sent: readonly FeedbackEvent[],
): Promise<FeedbackResult> {
  const { lists, storage } = around
  // Two of the same id in one message are one event.
  const events = [...new Map(sent.map((event) => [event.id, event])).values()]
  const [{ engine, stored, house }, menu] = await Promise.all([
    lists.forRestaurant(restaurantId),
    storage.menuOf(restaurantId),
  ])
  const dishes = new Map(menu.map((dish) => [dish.id, dish]))
  const wines = new Map(stored.map((wine) => [wine.id, wine]))
  const old = events
    .flatMap(({ dish, wine_id: wine }) => [dishes.has(dish) ? '' : dish, wines.has(wine) ? '' : wine])
    .filter((id) => UUID.test(id))
  const from = { model: engine.model.version, knowledge: engine.knowledge.version, house: house?.hash ?? '' }
  const taken = await storage.write(restaurantId, async (rows) => {
    const settings = await readHouse(rows, restaurantId)
    const names = await nameOldOnes(rows, restaurantId, old)
    const read = events.map(
      (event): NewFeedback => ({
        id: event.id,
        type: event.type,
        ...dishOf(event, dishes, names.dishes),
        ...wineOf(event, wines, names.wines),
        rank: event.rank ?? null,
        score: event.score ?? null,
        byGlass: event.by_glass,
        quantity: event.quantity,
        engine: from,
        role: who.role,
        at: notLater(new Date(event.at), around.now()),
        shares: settings?.sharesFeedback ?? false,
      }),
    )
    const isNew = await insertFeedback(rows, restaurantId, read)
    if (isNew > 0) await noteSales(rows, restaurantId)
    return isNew
  })
  return { taken, known: sent.length - taken }
}

function dishOf(
  { dish }: FeedbackEvent,
  menu: ReadonlyMap<string, StoredDish>,
  old: ReadonlyMap<string, string>,
): Pick<NewFeedback, 'dish' | 'dishKey'> {
  const known = menu.get(dish)
  if (known) return { dish: known.dish, dishKey: known.key }
  const text = old.get(dish) ?? dish
  return { dish: text, dishKey: dishKey(text) }
}

function wineOf(
  { wine_id: id, by_glass: byGlass }: FeedbackEvent,
  list: ReadonlyMap<string, StoredWine>,
  old: ReadonlyMap<string, string>,
): Pick<NewFeedback, 'wineId' | 'wine' | 'priceCents' | 'costCents'> {
  const known = list.get(id)
  if (!known) {
    const name = old.get(id)
    return { wineId: name === undefined ? null : id, wine: name ?? id, priceCents: null, costCents: null }
  }
  const { input, price, glassPrice, cost } = known
  return {
    wineId: id,
    wine: input.name,
    priceCents: (byGlass ? glassPrice : price)?.cents ?? null,
    costCents: cost === null ? null : Math.round(cost.cents / (byGlass ? GLASSES : 1)),
  }
}

/** A phone whose clock runs ahead would write into next week. */
function notLater(at: Date, now: Date): Date {
  return at > now ? now : at
}
