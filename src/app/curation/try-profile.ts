/** What a dish's wines would be with other numbers: nothing is written. */
import type { HousePairing, HouseProfileRequest } from '../../contract/house/curation.ts'
import type { Lang } from '../../contract/requests.ts'
import { MaridajeError } from '../../errors.ts'
import { correctDish } from '../../pairing/house/correct.ts'
import { asDishValues } from '../../pairing/house/house-keys.ts'
import type { Around } from '../around.ts'
import { type Boards, findOnMenu } from '../planning/board.ts'
import { describePairing } from './house-pairing.ts'
import { mergeValues, requireKnownNumbers } from './house-profiles.ts'

export async function tryDishProfile(
  { storage }: Around,
  boards: Boards,
  restaurantId: string,
  wanted: string,
  { values }: HouseProfileRequest,
  { lang, top }: { lang: Lang; top: number },
): Promise<HousePairing> {
  requireKnownNumbers('dish', values)
  const [board, { profiles }] = await Promise.all([boards.of(restaurantId), storage.decisionsOf(restaurantId)])
  const dish = findOnMenu(board, wanted)
  if (!dish) throw new MaridajeError('not_found', 'There is no such dish on the menu')
  const saved = profiles.find(({ about, key }) => about === 'dish' && key === dish.key)
  const { engine, table } = board.list
  const reading = correctDish(engine.readDish(dish.line), asDishValues(mergeValues(saved?.values ?? {}, values)))
  const scores = engine.scoreWines(reading, table)
  // Answers kept with the board are those that are in force.
  const apart = { ...board, answers: new Map() }
  return describePairing(apart, { ...dish, reading, scores }, { lang, top, weighting: null })
}
