/** Numbers as shops and menus print them. */

export interface Amount {
  value: number
  /** ISO 4217, null where the text does not say */
  currency: string | null
}

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/s\s?\/\s?\.?|\bpen\b|\bsoles?\b|\bnuevos soles\b/i, 'PEN'],
  [/us\s?\$|\busd\b|\bdolares?\b|\bdólares?\b|\bdollars?\b/i, 'USD'],
  [/€|\beur(?:os?)?\b/i, 'EUR'],
  [/£|\bgbp\b/i, 'GBP'],
  [/\bclp\b|\bch\$/i, 'CLP'],
  [/\bars\b|\bar\$/i, 'ARS'],
  [/r\$|\bbrl\b/i, 'BRL'],
  [/\bmxn\b|\bmx\$/i, 'MXN'],
  [/\bcop\b/i, 'COP'],
  [/\buyu\b|\bu\$u/i, 'UYU'],
  [/\bbob\b|\bbs\.?/i, 'BOB'],
]

/** ISO code of a cell that names a currency in any way; `$` alone says too little. */
export function currencyOf(text: string): string | null {
  return SIGNS.find(([sign]) => sign.test(text))?.[1] ?? null
}

/** `S/ 1.234,50`, `1,234.50`, `38.-`, `S/.45`, `USD 12`: null where no amount stands, or several. */
export function readAmount(printed: string): Amount | null {
  const currency = currencyOf(printed)
  const figures = printed.replace(/s\s?\/\s?\.?/i, ' ').match(/\d[\d.,'\u00a0 ]*\d|\d/g)
  if (figures?.length !== 1) return null
  const value = readNumber(figures[0])
  return value === null ? null : { value, currency }
}

/** The last of two kinds of separators is the decimal one; a single one is decimal unless three figures follow. */
export function readNumber(printed: string): number | null {
  const text = printed.replace(/['\u00a0\s]/g, '')
  if (!/^-?\d[\d.,]*$/.test(text)) return null
  const dot = text.lastIndexOf('.')
  const comma = text.lastIndexOf(',')
  const decimal = dot >= 0 && comma >= 0 ? (dot > comma ? '.' : ',') : onlyDecimal(text, dot >= 0 ? '.' : ',')
  const plain =
    decimal === null
      ? text.replace(/[.,]/g, '')
      : text.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.')
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

function onlyDecimal(text: string, separator: string): string | null {
  const parts = text.split(separator)
  if (parts.length === 1) return separator
  // 1.234.567 and 1.234 are thousands; 0.750 and 12.5 are not.
  if (parts.length > 2) return null
  return parts[1]?.length === 3 && parts[0] !== '0' && (parts[0]?.length ?? 0) <= 3 ? null : separator
}
