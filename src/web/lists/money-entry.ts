/** Money and numbers as a person types them: 38, 38.50, 38,50, S/ 1,200.00. */
import type { Price } from '../../contract/restaurant.ts'

const CURRENCY = /^(S\/\.?|PEN|US\$|USD|EUR|[$€])|(S\/|PEN|USD|EUR|[$€])$/gi

/** @returns cents; null for nothing; undefined for what is no price */
export function readMoney(typed: string): number | null | undefined {
  const text = typed.replace(/\s/g, '').replace(CURRENCY, '')
  if (text === '') return null
  if (!/^\d[\d.,]*$/.test(text)) return undefined
  // The last sign with one or two digits behind it is the decimal one; all others group thousands.
  const decimals = /^(.*)[.,](\d{1,2})$/.exec(text)
  const whole = (decimals?.[1] ?? text).replace(/[.,]/g, '')
  const cents = Number(whole || '0') * 100 + Number((decimals?.[2] ?? '').padEnd(2, '0'))
  return Number.isSafeInteger(cents) ? cents : undefined
}

/** As it stands in a field: 38, 38.50. */
export function writeMoney(cents: number | null | undefined): string {
  if (cents === null || cents === undefined) return ''
  return cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2)
}

/** @returns null for nothing; undefined for what is no whole number */
export function readWhole(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

export function centsOf(price: Price | null | undefined): number | null {
  return price?.cents ?? null
}
