/** Prices as a guest reads them: S/ 95, not PEN 95.00. */
import type { Lang } from '../../contract/requests.ts'

export type PriceValue = string | { cents: number; currency: string }

export function sayPrice(price: PriceValue, lang: Lang): string {
  if (typeof price === 'string') return price
  const whole = price.cents % 100 === 0
  const digits = whole ? 0 : 2
  return new Intl.NumberFormat(lang === 'es' ? 'es-PE' : 'en-US', {
    style: 'currency',
    currency: price.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(price.cents / 100)
    .replace('PEN', 'S/')
}
