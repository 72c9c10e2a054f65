/** Prices as a guest reads them: S/ 95, not PEN 95.00. */
import type { Money } from './money.ts'

export function sayMoney({ cents, currency }: Money, lang: 'es' | 'en'): string {
  const digits = cents % 100 === 0 ? 0 : 2
  return new Intl.NumberFormat(lang === 'es' ? 'es-PE' : 'en-US', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(cents / 100)
    .replace('PEN', 'S/')
}
