/** A wine as its label is read, and what other numbers of it would do on the menu: nothing is written. */
import type { HouseProfileRequest, WineNumbers, WineProfileEffect } from '../../contract/house/curation.ts'
import { asHouseNumbers } from '../../pairing/house/house-keys.ts'
import { viewHouse } from '../../pairing/house/house-view.ts'
import type { Around } from '../around.ts'
import { type Board, type Boards, isOnMenu, makeBoard, orderOf } from '../planning/board.ts'
import { rowOf } from '../planning/reverse.ts'
import { mergeValues, requireKnownNumbers } from './house-profiles.ts'
import { findWineSubject } from './subjects.ts'

/** Further down nobody notices whether a wine rises or falls. */
const SEEN = 5
const MOST_SHOWN = 12

export async function readWineNumbers(
  around: Around,
  boards: Boards,
  restaurantId: string,
  wanted: string,
): Promise<WineNumbers> {
  const [wine, board] = await Promise.all([findWineSubject(around, restaurantId, wanted), boards.of(restaurantId)])
  rowOf(board, wine.id)
  const reading = board.list.engine.readWine(wine.input)
  return {
    wine_id: wine.id,
    wine: wine.input.name,
    key: wine.key,
    colour: reading.colour,
    read: asHouseNumbers(reading.profile.values),
  }
}

export async function tryWineProfile(
  around: Around,
  boards: Boards,
  restaurantId: string,
  wanted: string,
  { values }: HouseProfileRequest,
): Promise<WineProfileEffect> {
  requireKnownNumbers('wine', values)
  const [wine, board, { curation, profiles }, menu] = await Promise.all([
    findWineSubject(around, restaurantId, wanted),
    boards.of(restaurantId),
    around.storage.decisionsOf(restaurantId),
    around.storage.menuOf(restaurantId),
  ])
  const isOwn = ({ about, key }: { about: string; key: string }) => about === 'wine' && key === wine.key
  const tried = {
    about: 'wine' as const,
    key: wine.key,
    values: mergeValues(profiles.find(isOwn)?.values ?? {}, values),
  }
  const { list } = board
  const house = viewHouse(curation, [...profiles.filter((one) => !isOwn(one)), tried], list.stored)
  const table = list.engine.readList(list.wines, house)
  const after = await makeBoard({ ...list, table, house }, menu)
  const moves = compare(board, after, wine.id, around.now())
  return { moves: moves.slice(0, MOST_SHOWN), moved: moves.length }
}

function compare(before: Board, after: Board, wineId: string, now: Date): WineProfileEffect['moves'] {
  const then = new Map(placesIn(after, wineId).map(({ id, place }) => [id, place]))
  return placesIn(before, wineId)
    .flatMap(({ id, dish, place, board }) => {
      const next = then.get(id)
      if (next === undefined || next === place || Math.min(place, next) > SEEN || !isOnMenu(board, now)) return []
      return [{ dish_id: id, dish, before: place, after: next }]
    })
    .sort((a, b) => Math.min(a.before, a.after) - Math.min(b.before, b.after) || a.after - b.after)
}

/** Its place with each dish, from 1; where it is not offered, none. */
function placesIn(board: Board, wineId: string) {
  const row = rowOf(board, wineId)
  return board.dishes.flatMap((dish) => {
    const place = orderOf(board.list, dish).indexOf(row) + 1
    return place === 0 || !dish.stored ? [] : [{ id: dish.stored.id, dish: dish.stored.dish, place, board: dish }]
  })
}
