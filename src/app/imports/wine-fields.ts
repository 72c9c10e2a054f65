/**
 * The record of a wine to the fields of a row. Only what the document says goes in: what the knowledge would add (a
 * producer's region) it adds again whenever the line is read, and a person would take it for printed.
 */
import type { ImportFields } from '../../contract/house/lists.ts'
import type { WineBody } from '../../contract/records.ts'
import { foldText } from '../../flavor/text/fold.ts'
import { cleanWords } from './clean-words.ts'
import { toCents } from './dish-fields.ts'

/** Titles that tell colour or kind: "VINOS TINTOS", "Sparkling". */
const TELLS_TYPE =
  /\b(?:tint|blanc|rosad|rose|espum|burbuj|champ|cavas?\b|prosecco|postre|dulce|fortif|generos|oporto|jerez|red|white|sparkling|dessert|sweet|port\b|sherry|naranj|orange)/

export function wineFields(body: WineBody): ImportFields {
  const printed = foldText([body.name, body.description, body.section].filter(Boolean).join(' '))
  const isPrinted = (text: string | null) =>
    text !== null &&
    foldText(text)
      .split(/[^\p{L}\p{N}]+/u)
      .some((word) => word.length > 3 && printed.includes(word))
  const fields: ImportFields = {
    name: cleanWords(body.name),
    producer: isPrinted(body.producer) ? cleanWords(body.producer ?? '') : '',
    grape: cleanWords(body.grapes.join(', ')),
    region: isPrinted(body.region) ? cleanWords(body.region ?? '') : '',
    country: countryName(body.country, printed),
    vintage: body.vintage === null ? '' : String(body.vintage),
    type: typeOf(body),
    abv: body.abv === null ? '' : String(body.abv),
    description: cleanWords(body.description ?? ''),
    size_ml: sizeOf(body.size_ml),
    price_cents: toCents(body.price),
    glass_price_cents: toCents(body.glass_price),
  }
  if (body.sku !== null) fields.sku = cleanWords(body.sku).slice(0, LONGEST_SKU)
  return withoutEmpty(fields)
}

const LONGEST_SKU = 80

function typeOf({ section, type, colour }: WineBody): string {
  const title = (section ?? '').split(' > ').findLast((part) => TELLS_TYPE.test(foldText(part)))
  if (title !== undefined) return cleanWords(title)
  // A shop's own data states it without a title.
  return section === null && type !== null && type !== 'still' && colour !== null ? cleanWords(type) : ''
}

const NAMES = new Intl.DisplayNames(['es'], { type: 'region' })
const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region' })

/** The country as the document or its headings name it. */
function countryName(code: string | null, printed: string): string {
  if (code === null || !/^[A-Z]{2}$/.test(code)) return ''
  const name = NAMES.of(code) ?? code
  return printed.includes(foldText(name)) || printed.includes(foldText(ENGLISH.of(code) ?? name)) ? name : ''
}

function sizeOf(ml: number | null): number | null {
  return ml !== null && ml >= 1 && ml <= 30_000 ? Math.round(ml) : null
}

/** A field that the document says nothing of is absent: what the house knows of the wine stays. Prices and vintage are always said. */
export function withoutEmpty(fields: ImportFields): ImportFields {
  const said = Object.entries(fields).filter(([key, value]) => ALWAYS.has(key) || (value !== '' && value !== null))
  return Object.fromEntries(said)
}

const ALWAYS: ReadonlySet<string> = new Set(['name', 'vintage', 'price_cents', 'glass_price_cents'])
