/** What a model that waits would change for this house: the first wine of each dish, with what serves and with the other. */
import type { ModelChanges, WaitingModel } from '../../contract/house/curation.ts'
import type { Lang } from '../../contract/requests.ts'
import { MaridajeError } from '../../errors.ts'
import { findRegistered, listRegistered } from '../../storage/model-registry.ts'
import type { Around } from '../around.ts'
import {
  type Board,
  type BoardDish,
  type Boards,
  isOnMenu,
  nameOf,
  orderOf,
  pinsOf,
  storedWine,
} from '../planning/board.ts'
import { sayWhy } from '../planning/reverse.ts'

/** The latest first; those that were tried and laid aside are no news. */
export async function waitingModels({ storage }: Around): Promise<WaitingModel[]> {
  const all = await storage.across(listRegistered)
  return all.flatMap(({ version, state, madeAt }) =>
    state === 'candidate' || state === 'canary' ? [{ version, state, made_at: madeAt.toISOString() }] : [],
  )
}

type Change = ModelChanges['changes'][number]

export async function modelChanges(
  { engines, storage, now }: Around,
  boards: Boards,
  restaurantId: string,
  version: string,
  lang: Lang,
): Promise<ModelChanges> {
  if (!(await storage.across((db) => findRegistered(db, version))))
    throw new MaridajeError('not_found', `There is no model ${version.slice(0, 80)}`)
  const candidate = await engines.tryOut(version)
  const [here, there] = await Promise.all([boards.of(restaurantId), boards.of(restaurantId, candidate)])
  const others = new Map(there.dishes.map((dish) => [dish.stored?.id, dish]))
  const pairs = here.dishes.flatMap((dish): (readonly [BoardDish, BoardDish])[] => {
    const other = others.get(dish.stored?.id)
    return other && isOnMenu(dish, now()) ? [[dish, other]] : []
  })
  const changes = pairs
    .flatMap(([dish, other]) => {
      const before = orderOf(here.list, dish)[0]
      const after = orderOf(there.list, other)[0]
      if (idOf(here, before) === idOf(there, after)) return []
      const gain = after === undefined || before === undefined ? 1 : other.scores[after]! - other.scores[before]!
      return [{ gain, change: describe([here, dish, before], [there, other, after], lang) }]
    })
    .sort((a, b) => b.gain - a.gain)
    .map(({ change }) => change)
  return {
    version,
    serving: here.list.engine.model.version,
    dishes: pairs.length,
    held: pairs.filter(([dish]) => pinsOf(here.list, dish).includes(orderOf(here.list, dish)[0] ?? -1)).length,
    changes,
  }
}

type First = readonly [Board, BoardDish, number | undefined]

function describe(before: First, after: First, lang: Lang): Change {
  const { stored } = before[1]
  return {
    dish_id: stored?.id ?? '',
    dish: stored?.dish ?? '',
    section: stored?.section ?? '',
    before: firstWine(before, lang),
    after: firstWine(after, lang),
  }
}

function firstWine([board, dish, row]: First, lang: Lang): Change['before'] {
  if (row === undefined) return null
  return {
    wine_id: idOf(board, row) ?? '',
    wine: nameOf(board.list, row),
    score: Math.round(dish.scores[row]! * 10_000) / 10_000,
    reason: sayWhy(board, dish, row, lang).reason,
  }
}

function idOf({ list }: Board, row: number | undefined): string | undefined {
  return row === undefined ? undefined : storedWine(list, row)?.id
}
