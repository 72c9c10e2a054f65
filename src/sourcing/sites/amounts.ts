/** Amounts as payloads hold them: numbers, numeric strings, printed prices, objects around one of these. */
import { amountOf } from '../documents/amount.ts'
import { at, isObject } from './json-walk.ts'
import type { Tools } from './tools.ts'

export interface Amount {
  price: number | null
  currency: string | null
}

const NONE: Amount = { price: null, currency: null }
/** Keys that hold the price now, best first; a crossed-out price stands under others. */
const INNER = [
  'current',
  'currentprice',
  'final',
  'finalprice',
  'finalvalue',
  'sale',
  'saleprice',
  'discounted',
  'value',
  'amount',
  'price',
  'precio',
  'raw',
  'unit',
  'regular',
  'regularprice',
  'base',
  'baseprice',
  'min',
  'minprice',
  'low',
  'default',
  'pen',
  'soles',
  'usd',
  'eur',
  'formatted',
  'text',
  'display',
]
const MAX = 100_000_000

/** Zero is how shops say that there is no price. */
export function readAmount(value: unknown, tools: Tools): Amount {
  if (typeof value === 'number') return { price: value > 0 && value < MAX ? value : null, currency: null }
  if (typeof value === 'string') return readPrinted(value, tools)
  if (Array.isArray(value)) return firstAmount(value, tools)
  if (!isObject(value)) return NONE
  const currency = currencyIn(value)
  const minor = minorUnit(value)
  const entries = new Map(Object.entries(value).map(([key, item]) => [bareKey(key), item]))
  for (const key of INNER) {
    const inner = entries.get(key)
    if (inner === undefined || inner === null) continue
    const read = readAmount(inner, tools)
    if (read.price === null) continue
    const isWhole = typeof inner === 'number' || /^\d+$/.test(String(inner))
    return {
      price: minor !== null && isWhole ? fromMinor(read.price, minor) : read.price,
      currency: read.currency ?? currency,
    }
  }
  return { price: null, currency }
}

/** Of a list of prices (the offer, then the usual one) the first. */
function firstAmount(values: readonly unknown[], tools: Tools): Amount {
  for (const value of values.slice(0, 10)) {
    const read = Array.isArray(value) ? NONE : readAmount(value, tools)
    if (read.price !== null) return read
  }
  return NONE
}

export function readPrinted(text: string, tools: Tools): Amount {
  const trimmed = text.trim()
  if (/^\d+(?:\.\d+)?$/.test(trimmed) && !/^\d{1,3}\.\d{3}$/.test(trimmed)) return readAmount(Number(trimmed), tools)
  const read = tools.prices(trimmed)
  const first = read.prices[0]
  if (first) return { price: first.amount > 0 ? first.amount : null, currency: first.currency }
  const digits = /\d[\d.,]*/.exec(trimmed)?.[0]
  const amount = digits !== undefined && trimmed.length < 40 ? amountOf(digits) : null
  return { price: amount !== null && amount > 0 ? amount : null, currency: null }
}

export function fromMinor(amount: number, digits: number): number {
  return Math.round(amount) / 10 ** digits
}

/** ISO 4217 where the object or one inside it says so. */
export function currencyIn(value: unknown): string | null {
  if (!isObject(value)) return null
  for (const [key, item] of Object.entries(value)) {
    if (!/^(?:price)?_?(?:currency|moneda|divisa)(?:_?(?:code|iso))?$/i.test(key)) continue
    const code = typeof item === 'string' ? item : (at(item, 'code') ?? at(item, 'iso'))
    if (typeof code === 'string' && /^[A-Z]{3}$/i.test(code.trim())) return code.trim().toUpperCase()
  }
  return null
}

function minorUnit(value: Readonly<Record<string, unknown>>): number | null {
  for (const [key, item] of Object.entries(value)) {
    if (
      /^currency_?minor_?unit$|^(?:minor|decimal)_?(?:units?|digits|places)$|^decimals$|^exponent$/i.test(key) &&
      typeof item === 'number'
    )
      return item
    if (/cents?$|centavos?$|inminor/i.test(key) && typeof item === 'number') return 2
  }
  return null
}

export function bareKey(key: string): string {
  return key
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
