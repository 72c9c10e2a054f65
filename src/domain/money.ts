/** Money is integer cents and a currency; the parser accepts what menus print. */
export interface Money {
  cents: number
  currency: string
}

const SYMBOLS: readonly (readonly [RegExp, string])[] = [
  [/s\/\.?|pen\b|soles?\b/i, 'PEN'],
  [/us\$|usd\b/i, 'USD'],
  [/€|eur\b/i, 'EUR'],
  [/\$/, 'USD'],
]

/** Reads `S/.45.00`, `38`, `1.145,84 €`; null when there is no number. @param fallback currency where none is printed */
export function readMoney(text: string, fallback = 'PEN'): Money | null {
  const match = /\d[\d.,]*/.exec(text.replace(/s\/\./i, 'S/ '))
  if (!match) return null
  const amount = readAmount(match[0])
  if (amount === null) return null
  const currency = SYMBOLS.find(([pattern]) => pattern.test(text))?.[1] ?? fallback
  return { cents: Math.round(amount * 100), currency }
}

/** The last separator with one or two digits behind it is the decimal one. */
function readAmount(digits: string): number | null {
  const match = /^(.*?)[.,](\d{1,2})$/.exec(digits.replace(/[.,]+$/, ''))
  const whole = (match?.[1] ?? digits).replace(/[.,]/g, '')
  const amount = Number(`${whole || '0'}.${match?.[2] ?? '0'}`)
  return Number.isFinite(amount) && amount < 10_000_000 ? amount : null
}
