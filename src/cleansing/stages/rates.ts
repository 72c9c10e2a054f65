/** Soles for one unit of a currency on a day: the last rate that began before it, for older days the first. */

import type { Rate } from '../configuration.ts'
import type { Cell } from '../duck.ts'
import { currencyOf } from '../formats/amount.ts'
import type { Bench } from '../stage.ts'

export function rateOn(rates: readonly Rate[], currency: string, day: string): number | null {
  const own = rates.filter((rate) => rate.currency === currency).sort((a, b) => (a.from < b.from ? -1 : 1))
  return (own.findLast(({ from }) => from <= day) ?? own[0])?.pen ?? null
}

/** Table `rates(key, code, pen)`: key is `printed currency|day`. */
export async function makeRates({ duck, configuration, runDate }: Bench, pairs: string): Promise<void> {
  const distinct = await duck.rows(`SELECT DISTINCT cur, day FROM (${pairs}) AS p(cur, day)`)
  const rows = distinct.map(({ cur, day }): Cell[] => {
    const printed = String(cur ?? '').trim()
    const code = /^[a-z]{3}$/i.test(printed) ? printed.toUpperCase() : currencyOf(printed)
    const known = code ?? configuration.cleaning.currency
    return [
      `${cur ?? ''}|${day ?? ''}`,
      known,
      rateOn(configuration.rates, known, typeof day === 'string' && day !== '' ? day : runDate),
    ]
  })
  await duck.fill('rates', { key: 'VARCHAR', code: 'VARCHAR', pen: 'DOUBLE' }, rows)
}
