/** What sold: by week, wine and dish, per cover, and what is left of it. */
import type { Sales } from '../../contract/house/feedback.ts'
import { MaridajeError } from '../../errors.ts'
import { netPriceCents } from '../../pairing/house/margin.ts'
import { groupSales, type SalesGroup } from '../../storage/feedback.ts'
import { readHouse, type StoredHouse } from '../../storage/house-settings.ts'
import { coversByDay } from '../../storage/services.ts'
import type { Around } from '../around.ts'
import { may, type Who } from '../who.ts'
import { dayIn, daysLater, mondayOf } from './days.ts'

/** Without a beginning: the last four weeks. */
const USUAL_DAYS = 27
const MOST_DAYS = 400
const NAMED = 5

export async function salesOf(
  { storage, now }: Around,
  who: Who,
  restaurantId: string,
  asked: { from?: string | undefined; to?: string | undefined },
): Promise<Sales> {
  return storage.read(restaurantId, async (rows) => {
    const house = await readHouse(rows, restaurantId)
    if (!house) throw new MaridajeError('not_found', 'There is no such restaurant')
    const to = asked.to ?? dayIn(house.timeZone, now())
    const from = asked.from ?? daysLater(to, -USUAL_DAYS)
    if (from > to || daysLater(from, MOST_DAYS) < to)
      throw new MaridajeError('bad_input', `The days must be in order and at most ${MOST_DAYS} apart`, {
        place: { field: 'from' },
      })
    const groups = await groupSales(rows, restaurantId, { from, to, timeZone: house.timeZone })
    const covers = await coversByDay(rows, restaurantId, from, to)
    return {
      from,
      to,
      ...figures(groups, covers),
      ...(may(who, 'money.read') ? money(groups, house) : { revenue: null }),
      weeks: byWeek(groups, covers),
      wines: byWine(groups),
      dishes: byDish(groups),
    }
  })
}

type Covers = readonly { day: string; covers: number }[]

function figures(groups: readonly SalesGroup[], days: Covers) {
  const covers = days.reduce((sum, day) => sum + day.covers, 0)
  const chosen = groups.filter(({ type }) => type === 'chosen')
  const offered = sumOf(
    groups.filter(({ type }) => type === 'offered'),
    'events',
  )
  const sold = sumOf(chosen, 'quantity')
  return {
    covers,
    chosen: sold,
    offered,
    // Something may be chosen that nobody noted as offered.
    acceptance: offered === 0 ? null : Math.min(1, sumOf(chosen, 'events') / offered),
    wines_per_cover: covers === 0 ? null : sold / covers,
  }
}

/** Revenue as printed; margin net of tax and service, of what has a known cost. */
function money(groups: readonly SalesGroup[], house: StoredHouse): Pick<Sales, 'revenue' | 'margin' | 'costed_share'> {
  const { currency, taxRatePct: taxPct, serviceRatePct: servicePct } = house
  const chosen = groups.filter(({ type }) => type === 'chosen')
  const revenue = sumOf(chosen, 'priceCents')
  const costed = sumOf(chosen, 'costedPriceCents')
  const margin = Math.round(netPriceCents(costed, { taxPct, servicePct }) - sumOf(chosen, 'costCents'))
  return {
    revenue: { cents: revenue, currency },
    // Wines without a cost leave no margin of 0: nobody knows what they leave.
    margin: costed === 0 && revenue > 0 ? null : { cents: margin, currency },
    costed_share: revenue === 0 ? null : costed / revenue,
  }
}

function byWeek(groups: readonly SalesGroup[], days: Covers): Sales['weeks'] {
  const sold = Map.groupBy(groups, ({ day }) => mondayOf(day))
  const served = Map.groupBy(days, ({ day }) => mondayOf(day))
  return [...new Set([...sold.keys(), ...served.keys()])].sort().map((week) => ({
    week,
    ...figures(sold.get(week) ?? [], served.get(week) ?? []),
  }))
}

function byWine(groups: readonly SalesGroup[]): Sales['wines'] {
  const chosen = groups.filter(({ type }) => type === 'chosen')
  return [...Map.groupBy(chosen, ({ wineId, wine }) => wineId ?? `name ${wine}`).values()]
    .map((own) => ({
      wine_id: own[0]!.wineId,
      wine: own.at(-1)!.wine,
      chosen: sumOf(own, 'quantity'),
      dishes: mostOf(own, ({ dish }) => dish),
    }))
    .sort((a, b) => b.chosen - a.chosen)
}

function byDish(groups: readonly SalesGroup[]): Sales['dishes'] {
  return [...Map.groupBy(groups, ({ dishKey }) => dishKey).values()]
    .map((own) => {
      const chosen = own.filter(({ type }) => type === 'chosen')
      const offered = own.filter(({ type }) => type === 'offered')
      return {
        dish: own.at(-1)!.dish,
        chosen: sumOf(chosen, 'quantity'),
        offered: sumOf(offered, 'events'),
        wines: mostOf(chosen, ({ wine }) => wine),
      }
    })
    .sort((a, b) => b.chosen - a.chosen)
}

function mostOf(groups: readonly SalesGroup[], nameOf: (group: SalesGroup) => string): string[] {
  return [...Map.groupBy(groups, nameOf)]
    .map(([name, own]) => ({ name, quantity: sumOf(own, 'quantity') }))
    .sort((a, b) => b.quantity - a.quantity)
    .slice(0, NAMED)
    .map(({ name }) => name)
}

function sumOf(
  groups: readonly SalesGroup[],
  field: 'events' | 'quantity' | 'priceCents' | 'costedPriceCents' | 'costCents',
): number {
  return groups.reduce((sum, group) => sum + group[field], 0)
}
