/** One restaurant's menu with its wines, for guests: what is sold out stays away, and nothing is offered that does not fit. */

import type { GuestDish, GuestMenu, GuestWine } from '../../contract/house/guest-menu.ts'
import type { DishInput, Lang, PairingRequest } from '../../contract/requests.ts'
import type { DishResult, PairingResponse, Recommendation } from '../../contract/results.ts'
import type { KnownRestaurant, StoredDish } from '../../storage/storage.ts'

export type PairDishes = (request: PairingRequest) => Promise<PairingResponse>

/** Wines for each dish; one more where neither of them is sold by the glass. */
const WINES = 2
/** Among so many the glass is looked for. */
const LOOKED_AT = 10
/** Dishes paired at a time, so that other requests get their turn between. */
const AT_ONCE = 20

export async function readGuestMenu(
  pair: PairDishes,
  restaurant: KnownRestaurant,
  dishes: readonly StoredDish[],
  lang: Lang,
): Promise<GuestMenu> {
  const sections = new Map<string, GuestDish[]>()
  for (let start = 0; start < dishes.length; start += AT_ONCE) {
    const some = dishes.slice(start, start + AT_ONCE)
    const request = { dishes: some.map(toInput), restaurant: restaurant.id, top: LOOKED_AT, lang }
    const { results } = await pair(request)
    some.forEach((dish, i) => {
      const result = results[i]
      if (result?.kind !== 'food') return
      const section = sections.get(dish.section) ?? []
      section.push(toGuestDish(dish, result, lang))
      sections.set(dish.section, section)
    })
    await new Promise(setImmediate)
  }
  const { slug, name, city, currency } = restaurant
  return {
    restaurant: { slug, name, city, currency },
    lang,
    sections: [...sections].map(([title, own]) => ({ name: title, dishes: own })),
  }
}

function toInput({ dish, section, description, price }: StoredDish): DishInput {
  return { dish, section, ...(description ? { description } : {}), ...(price ? { price: 'printed' } : {}) }
}

function toGuestDish(
  { id, dish, description, price, specialUntil }: StoredDish,
  result: DishResult,
  lang: Lang,
): GuestDish {
  return {
    id,
    dish,
    description,
    price,
    is_special: specialUntil !== null,
    wines: chooseWines(result).map((wine) => toGuestWine(wine, lang)),
    no_alcohol: result.picks.no_alcohol,
  }
}

/** The first ones; where none of them comes by the glass, the best that does. Nothing where nothing really fits. */
function chooseWines({ recommendations, picks, notes }: DishResult): Recommendation[] {
  const first = recommendations.slice(0, WINES)
  const byHouse = first.filter(({ house }) => house !== undefined)
  if (notes.some(({ code }) => code === 'nothing_fits')) return byHouse
  if (first.some(({ glass_price: glass }) => glass !== undefined)) return first
  const glass = recommendations.find(({ row, glass_price: price }) => row === picks.glass && price !== undefined)
  return glass ? [...first, glass] : first
}

function toGuestWine(recommendation: Recommendation, lang: Lang): GuestWine {
  const { wine, wine_id: id, colour, price, glass_price: glass, reasons, house, note } = recommendation
  const money = (value: typeof price) => (typeof value === 'object' ? value : null)
  return {
    wine,
    ...(id === undefined ? {} : { wine_id: id }),
    colour,
    price: money(price),
    glass_price: money(glass),
    reason: reasons[0]?.text ?? null,
    note: (note?.[lang] || note?.es || note?.en) ?? null,
    by_house: house !== undefined,
  }
}
