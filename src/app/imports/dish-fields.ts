/** The record of a dish to the fields of a row. */
import type { ImportFields } from '../../contract/house/lists.ts'
import type { MenuBody } from '../../contract/records.ts'
import { cleanWords } from './clean-words.ts'
import type { LineDoubt } from './source-line.ts'

export function dishFields(body: MenuBody): ImportFields {
  return {
    section: cleanWords(body.section ?? ''),
    dish: cleanWords(body.dish),
    description: cleanWords(body.description ?? ''),
    price_cents: toCents(body.price),
  }
}

/** Prices that a row has no field for. */
export function furtherPrices({ options, price_2: second, price }: MenuBody): LineDoubt[] {
  const printed = options.map(({ label, price: amount }) => `${label} ${amount}`)
  if (printed.length === 0 && second !== null && second !== price) printed.push(String(second))
  return printed.length === 0 ? [] : [{ code: 'more_prices', field: 'price_cents', about: printed.join(', ') }]
}

const MOST_CENTS = 100_000_000

/** @param amount in the currency's unit */
export function toCents(amount: number | null): number | null {
  const cents = amount === null ? null : Math.round(amount * 100)
  return cents === null || !Number.isFinite(cents) || cents < 0 || cents > MOST_CENTS ? null : cents
}
