/** One object that names a thing and its price to a draft, whatever its keys are called. */
import type { PriceOption } from '../../contract/records.ts'
import { type Amount, currencyIn, fromMinor, readAmount } from './amounts.ts'
import type { Draft } from './draft.ts'
import { type FieldRole, isWineKey, keyFor, plays, valueFor } from './field-names.ts'
import { at, isObject, type Json, listOf, plainText, textOf } from './json-walk.ts'
import type { Tools } from './tools.ts'

/** Children that vary or extend the thing, not things themselves. */
const VARIANTS =
  /^(?:variants?|variantes|variations?|sizes?|tamanos|tamaños|opciones|options|presentaciones|porciones|portions|precios|prices|formatos)$/i
export const EXTRAS =
  /^(?:modifiers?|modifier_?groups?|toppings?|extras?|adicionales|addons?|add_ons|customizations?(?:list)?|complementos|agregados|reviews?|images?|media|offers|aggregate_?rating|seo|related|recommended|attributes|specifications)$/i
const MAX_NAME = 300

export function isVariantKey(key: string): boolean {
  return VARIANTS.test(key) || EXTRAS.test(key)
}

/** Null where the object names nothing. */
export function readRow(row: Json, path: string, tools: Tools): Draft | null {
  const name = nameOf(row)
  if (name === null || name.length > MAX_NAME) return null
  const priced = readRowPrice(row, tools)
  const size = textOf(valueFor(row, 'size'))
  // One form for dishes and wines has a wine's keys in every row: those that say something count.
  const wine = Object.entries(row).some(([key, value]) => isWineKey(key) && value !== null && value !== '')
  const vintage = Number(textOf(valueFor(row, 'vintage'))?.replace('.', ''))
  const rating = Number(valueFor(row, 'rating'))
  const ratings = Number(valueFor(row, 'ratings'))
  const grapes = namesIn(row, 'grape')
  const draft: Draft = {
    kind: wine || isOffer(row) ? 'wine' : null,
    name,
    path,
    ...priced,
    description: worded(row, 'description'),
    section: worded(row, 'section'),
    producer: worded(row, 'producer'),
    region: worded(row, 'region'),
    country: worded(row, 'country'),
    vintage: vintage > 1900 && vintage < 2100 ? vintage : null,
    abv: percentOf(textOf(valueFor(row, 'abv'))),
    colour: worded(row, 'colour'),
    type: wine ? worded(row, 'type') : null,
    size_ml: size === null ? null : millilitres(size, keyFor(row, 'size') ?? ''),
    shop: worded(row, 'shop'),
    rating: rating > 0 && rating <= 5 ? rating : null,
    ratings: Number.isInteger(ratings) && ratings > 0 ? ratings : null,
    sku: textOf(valueFor(row, 'sku')),
    in_stock: stockOf(row),
    goes_with: namesIn(row, 'goesWith'),
    url: addressOf(row),
  }
  return grapes.length > 0 ? { ...draft, grapes } : draft
}

/** Shops name the brand and the shop, menus do neither. */
function isOffer(row: Json): boolean {
  return valueFor(row, 'shop') !== undefined || valueFor(row, 'producer') !== undefined
}

export function nameOf(row: Json): string | null {
  const key = keyFor(row, 'name')
  return key === null ? null : spoken(row[key])
}

/** `{es, en}`, `{text}`, `{name}` hold what is said. */
export function spoken(value: unknown): string | null {
  if (isObject(value)) {
    for (const key of [
      'es',
      'es_PE',
      'es-PE',
      'spanish',
      'text',
      'name',
      'nombre',
      'label',
      'title',
      'value',
      'default',
      'en',
      'english',
      'rendered',
      'html',
    ])
      if (typeof value[key] === 'string' && value[key] !== '') return textOf(value[key])
    return null
  }
  return typeof value === 'string' ? textOf(value) : null
}

type RowPrice = Pick<Draft, 'price' | 'price_2' | 'glass_price' | 'currency' | 'options'>

function readRowPrice(row: Json, tools: Tools): RowPrice {
  const key = keyFor(row, 'price')
  const cents = valueFor(row, 'cents')
  const value = key === null ? undefined : row[key]
  const options = optionsOf(row, tools)
  const second = readAmount(valueFor(row, 'price2'), tools).price
  const glass = readAmount(valueFor(row, 'glassPrice'), tools)
  let main = amountAt(row, tools)
  if (typeof cents === 'number' && main.price === null) main = { price: fromMinor(cents, 2), currency: null }
  const printed = typeof value === 'string' ? tools.prices(value) : null
  const also = printed?.prices[1]?.amount ?? null
  const currency = main.currency ?? glass.currency ?? currencyOf(row)
  if (main.price === null && options.length > 0) {
    const [first, ...rest] = options
    return { price: first?.price ?? null, price_2: rest[0]?.price ?? null, glass_price: glass.price, currency, options }
  }
  return { price: main.price, price_2: second ?? also, glass_price: glass.price, currency, options }
}

/** The amount under the key that names the price best; what is called money counts cents. */
export function amountAt(row: Json, tools: Tools): Amount {
  const key = keyFor(row, 'price')
  if (key === null) return { price: null, currency: null }
  const value = row[key]
  const read = readAmount(value, tools)
  const cents = at(value, 'amount')
  const isMoney = /money$/i.test(key) && typeof cents === 'number' && Number.isInteger(cents)
  return isMoney ? { ...read, price: fromMinor(cents, 2) } : read
}

/** `{type, id, item_variation_data: {name, price}}`: what is said stands one level below. */
export function unwrapped(item: Json): Json {
  if (nameOf(item) !== null || keyFor(item, 'price') !== null) return item
  const inner = Object.values(item).filter(isObject)
  return inner.length === 1 && inner[0] ? inner[0] : item
}

function currencyOf(row: Json): string | null {
  const stated = textOf(valueFor(row, 'currency'))
  return stated !== null && /^[A-Z]{3}$/i.test(stated) ? stated.toUpperCase() : currencyIn(row)
}

/** `precios: {personal: 20, familiar: 38}` and `variants: [{name, price}]`. */
function optionsOf(row: Json, tools: Tools): PriceOption[] {
  const found: PriceOption[] = []
  for (const [key, value] of Object.entries(row)) {
    if (isObject(value) && (plays(key, 'price') || VARIANTS.test(key)) && readAmount(value, tools).price === null)
      for (const [label, item] of Object.entries(value)) {
        const { price } = readAmount(item, tools)
        if (price !== null) found.push({ label: label.replaceAll('_', ' '), price })
      }
    else if (Array.isArray(value) && (VARIANTS.test(key) || plays(key, 'price')))
      for (const item of value.filter(isObject).map(unwrapped)) {
        const label = nameOf(item) ?? spoken(valueFor(item, 'size')) ?? spoken(item.label) ?? spoken(item.tipo) ?? ''
        const { price } = amountAt(item, tools)
        if (price !== null) found.push({ label, price })
      }
  }
  return found
}

function worded(row: Json, role: FieldRole): string | null {
  const value = valueFor(row, role)
  return spoken(Array.isArray(value) ? value[0] : value)
}

function namesIn(row: Json, role: FieldRole): string[] {
  return listOf(valueFor(row, role)).flatMap((value) => {
    const text = spoken(value)
    return text === null ? [] : role === 'grape' ? text.split(/\s*[,;/|+]\s*/).filter((part) => part !== '') : [text]
  })
}

/** "750ml", "75 cl", "1.5 L", and a bare number under `volume_ml`. */
export function millilitres(text: string, key = ''): number | null {
  const match = /(\d+(?:[.,]\d+)?)\s*(ml|cc|cl|l|lt|lts|litros?)\b/i.exec(text)
  if (!match) return /ml$/i.test(key) && Number(text) > 0 ? Number(text) : null
  const amount = Number((match[1] ?? '').replace(',', '.'))
  const unit = (match[2] ?? '').toLowerCase()
  const size = unit === 'cl' ? amount * 10 : unit.startsWith('l') ? amount * 1_000 : amount
  return size > 0 ? Math.round(size) : null
}

export function percentOf(text: string | null): number | null {
  const value = Number(/(\d{1,2}(?:[.,]\d{1,2})?)/.exec(text ?? '')?.[1]?.replace(',', '.'))
  return value > 0 && value <= 60 ? value : null
}

function stockOf(row: Json): boolean | null {
  const key = keyFor(row, 'stock')
  const value = key === null ? undefined : row[key]
  const isReversed = /sold|agotado|out/i.test(key ?? '')
  if (typeof value === 'boolean') return isReversed ? !value : value
  if (typeof value === 'number') return value > 0
  if (typeof value !== 'string') return null
  if (/out|sin|agotado|sold|no\b/i.test(value)) return false
  return /in_?\s?stock|disponible|available|^(?:si|sí|yes|true)$/i.test(value) ? true : null
}

function addressOf(row: Json): string | null {
  const value = valueFor(row, 'url')
  const text = typeof value === 'string' ? value : at(value, 'url')
  return typeof text === 'string' && text !== '' ? plainText(text) : null
}
