/** Queries on what was offered, chosen and liked. */
import { sql } from 'kysely'
import type { Rows } from './storage.ts'
import type { FeedbackType } from './tables.ts'

export interface NewFeedback {
  id: string
  type: FeedbackType
  dishKey: string
  dish: string
  /** null: a wine that the house does not know (any more) */
  wineId: string | null
  wine: string
  rank: number | null
  score: number | null
  byGlass: boolean
  quantity: number
  /** of one bottle or glass, as it was when told */
  priceCents: number | null
  costCents: number | null
  engine: Record<string, string>
  role: string
  at: Date
  shares: boolean
}

/**
 * Whoever looks at the sales hears that there is more to count. Only said, not noted in the table of changes: an evening
 * brings hundreds, and a page that missed some asks anew when its line is back.
 */
export async function noteSales(rows: Rows, restaurantId: string): Promise<void> {
  await sql`select pg_notify('maridaje_change', ${`${restaurantId} sales`})`.execute(rows)
}

/** An event that came before is left as it was. @returns how many were new */
export async function insertFeedback(
  rows: Rows,
  restaurantId: string,
  events: readonly NewFeedback[],
): Promise<number> {
  if (events.length === 0) return 0
  const made = await rows
    .insertInto('feedback')
    .values(
      events.map((event) => ({
        id: event.id,
        restaurant_id: restaurantId,
        type: event.type,
        dish_key: event.dishKey,
        dish: event.dish,
        wine_id: event.wineId,
        wine: event.wine,
        rank: event.rank,
        score: event.score,
        by_glass: event.byGlass,
        quantity: event.quantity,
        price_cents: event.priceCents,
        cost_cents: event.costCents,
        engine: JSON.stringify(event.engine),
        role: event.role,
        at: event.at,
        shares: event.shares,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute()
  return made.length
}

/** Dishes of any version of the menu, and wines on the list or off it, by id. */
export async function nameOldOnes(
  rows: Rows,
  restaurantId: string,
  ids: readonly string[],
): Promise<{ dishes: ReadonlyMap<string, string>; wines: ReadonlyMap<string, string> }> {
  if (ids.length === 0) return { dishes: new Map(), wines: new Map() }
  const dishes = await rows
    .selectFrom('dish')
    .select(['id', 'dish'])
    .where('restaurant_id', '=', restaurantId)
    .where('id', 'in', ids)
    .execute()
  const wines = await rows
    .selectFrom('wine')
    .select(['id', 'name'])
    .where('restaurant_id', '=', restaurantId)
    .where('id', 'in', ids)
    .execute()
  return {
    dishes: new Map(dishes.map(({ id, dish }) => [id, dish])),
    wines: new Map(wines.map(({ id, name }) => [id, name])),
  }
}

export async function recentlyDisliked(
  rows: Rows,
  restaurantId: string,
  since: Date,
): Promise<{ dishKey: string; wineId: string }[]> {
  const found = await rows
    .selectFrom('feedback')
    .select(['dish_key as dishKey', 'wine_id as wineId'])
    .distinct()
    .where('restaurant_id', '=', restaurantId)
    .where('type', 'in', ['disliked', 'corrected'])
    .where('at', '>=', since)
    .execute()
  return found.flatMap(({ dishKey, wineId }) => (wineId === null ? [] : [{ dishKey, wineId }]))
}

export interface SalesGroup {
  /** `2026-11-26`, where the house is */
  day: string
  type: 'offered' | 'chosen'
  dishKey: string
  dish: string
  wineId: string | null
  wine: string
  events: number
  quantity: number
  priceCents: number
  /** of those whose cost is known */
  costedPriceCents: number
  costCents: number
}

/** What was offered and chosen, by day, dish and wine. @param from @param to days, both included */
export async function groupSales(
  rows: Rows,
  restaurantId: string,
  { from, to, timeZone }: { from: string; to: string; timeZone: string },
): Promise<SalesGroup[]> {
  const { rows: groups } = await sql<Record<'events' | 'quantity' | 'price' | 'costed' | 'cost', string> & SalesKey>`
    select to_char(at at time zone ${timeZone}, 'YYYY-MM-DD') as day, type, dish_key, min(dish) as dish, wine_id,
      min(wine) as wine, count(*) as events, sum(quantity) as quantity,
      coalesce(sum(quantity * price_cents), 0) as price, coalesce(sum(quantity * cost_cents), 0) as cost,
      coalesce(sum(quantity * price_cents) filter (where cost_cents is not null), 0) as costed
    from feedback
    where restaurant_id = ${restaurantId} and type in ('offered', 'chosen')
      and at >= (${from}::date)::timestamp at time zone ${timeZone}
      and at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    group by 1, 2, 3, 5, case when wine_id is null then wine end
    order by 1, 3, 5`.execute(rows)
  return groups.map(({ dish_key, wine_id, events, quantity, price, costed, cost, ...group }) => ({
    ...group,
    dishKey: dish_key,
    wineId: wine_id,
    events: Number(events),
    quantity: Number(quantity),
    priceCents: Number(price),
    costedPriceCents: Number(costed),
    costCents: Number(cost),
  }))
}

interface SalesKey {
  day: string
  type: 'offered' | 'chosen'
  dish_key: string
  dish: string
  wine_id: string | null
  wine: string
}
