/** Which cell of an item is its name, which describe it, what its prices are. */
import type { PriceOption } from '../../contract/records.ts'
import type { Price } from '../documents/prices.ts'
import { type Cluster, isSmallTalk } from './cluster-cells.ts'
import { type DomElement, isElement } from './dom.ts'
import type { Draft } from './draft.ts'
import type { FieldRole } from './field-names.ts'
import { readLabels } from './labelled-parts.ts'
import type { PageCell } from './printed-cells.ts'
import { millilitres, percentOf } from './row.ts'
import { columnsOf } from './table-columns.ts'

const NAME_HINT =
  /(?:^|[\s_-])(?:name|title|titulo|nombre|plato|dish|nom|item-?title|product-?title|producto|wine|vino|itemtitle|dishname)(?:$|[\s_-])|(?:name|title|titulo|nombre)(?:\s|$)|__(?:name|title)/
const TEXT_HINT = /desc|detail|detalle|ingred|text|info|nota|body|summary|subtitle|subtitulo/
const MAKER_HINT = /brand|marca|vendor|winery|bodega|producer|maker/
const ASIDE_HINT =
  /badge|tag|label|etiqueta|rating|review|categ|section|stock|sku|discount|dcto|descuento|region|country|pais/

const COLUMNS: ReadonlySet<FieldRole> = new Set(['producer', 'region', 'country', 'grape', 'vintage', 'type'])

/** Null where nothing names it. */
export function itemFrom({ cells, group, element }: Cluster): Omit<Draft, 'section' | 'path'> | null {
  const priced = new Map((group?.cells ?? []).map((one) => [one.cell, one]))
  const parts = cells.flatMap((cell): PageCell[] => {
    const one = priced.get(cell)
    const text = cleaned(one ? one.text : cell.text)
    return text === '' || isSmallTalk(text) ? [] : [{ ...cell, text }]
  })
  const columns = columnsOf(element)
  const roleOf = (part: PageCell) => columns.roleOf(part.element) ?? roleByClass(part)
  const labels = readLabels(parts)
  const open = parts.filter((part) => !labels.used.has(part))
  const name = open.find((part) => columns.roleOf(part.element) === 'name') ?? chooseName(open)
  if (!name) return null
  const stated = (role: FieldRole) =>
    labels.values.get(role) ?? open.find((part) => part !== name && roleOf(part) === role)?.text ?? null
  const year = open.find((part) => part !== name && yearOf(part.text) !== null)
  const rest = open.filter((part) => part !== name && part !== year && !COLUMNS.has(roleOf(part) ?? 'name'))
  const maker = rest.find((part) => MAKER_HINT.test(part.hint) && part.text.length < 60)
  const prose = rest.filter((part) => part !== maker && part.order > name.order && isDescription(part))
  const description = prose.map(({ text }) => text).join(' ')
  const link = linkIn(element, 0)
  return {
    kind: null,
    name: name.text,
    details: prose.map(({ text }) => text),
    description: description === '' ? stated('description') : description,
    producer: stated('producer') ?? maker?.text ?? null,
    region: stated('region'),
    country: stated('country'),
    ...(stated('grape') === null ? {} : { grapes: (stated('grape') ?? '').split(/\s*[,;/]\s*/) }),
    vintage: yearOf(stated('vintage')) ?? yearOf(year?.text ?? null),
    abv: percentOf(stated('abv')),
    size_ml: millilitres(stated('size') ?? ''),
    type: stated('type'),
    url: link,
    ...pricesOf(
      (group?.cells ?? []).flatMap(({ prices, cell }) =>
        prices.map((price) => labelled(price, cell, columns.headOf(cell.element))),
      ),
    ),
  }
}

/** Classes that say what a part of a wine is. */
const CLASSES: readonly (readonly [FieldRole, RegExp])[] = [
  ['grape', /grape|uvas?\b|cepa|variet|variedad/],
  ['region', /region|appellation|origen|origin|denominaci/],
  ['country', /country|pais\b/],
  ['vintage', /vintage|anada|añada|cosecha/],
]

function roleByClass({ element }: PageCell): FieldRole | null {
  const words = `${element.attribs.class ?? ''} ${element.attribs.itemprop ?? ''}`.toLowerCase()
  return CLASSES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
}

function chooseName(parts: readonly PageCell[]): PageCell | null {
  let best: PageCell | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const [i, part] of parts.entries()) {
    if (!/\p{L}/u.test(part.text)) continue
    const worth =
      (part.heading > 0 ? 5 : part.isStrong ? 2.5 : 0) +
      (NAME_HINT.test(part.hint) ? 4 : 0) -
      (TEXT_HINT.test(part.hint) ? 3 : 0) -
      (MAKER_HINT.test(part.hint) ? 4 : 0) -
      (ASIDE_HINT.test(part.hint) ? 3 : 0) -
      (part.text.length > 100 ? 3 : 0) -
      (part.text.length < 3 ? 2 : 0) -
      i * 0.6
    if (worth > most) {
      best = part
      most = worth
    }
  }
  return best
}

const ONLY_PRICE = /^(?:s\/\.?|us\$|[$€£])?\s*\d[\d.,\s]*(?:€|soles|un)?$/i

function isDescription(part: PageCell): boolean {
  return /\p{L}/u.test(part.text) && !ONLY_PRICE.test(part.text) && !ASIDE_HINT.test(part.hint)
}

/** Numbering, leaders and the colon before a price are none of the name's. */
function cleaned(text: string): string {
  return text
    .replace(/^(?:[•·▪►*–—-]|\d{1,3}[.)])\s+/, '')
    .replace(/[\s.…:_–—-]*[….:_–—]$/, (tail) => (/^\.$/.test(tail) ? tail : ''))
    .trim()
}

type Labelled = Price & { hint: string }

/** What stands above a column of prices labels them: "Copa", "Botella". */
function labelled(price: Price, cell: PageCell, head: string | null): Labelled {
  return { ...price, label: price.label ?? head, hint: `${cell.hint} ${head?.toLowerCase() ?? ''}` }
}

function yearOf(text: string | null): number | null {
  const year = Number(/^[12][.]?\d{3}$/.test(text ?? '') ? text?.replace('.', '') : 0)
  return year > 1900 && year < 2100 ? year : null
}

function pricesOf(all: readonly Labelled[]): Pick<Draft, 'price' | 'price_2' | 'glass_price' | 'currency' | 'options'> {
  // Pages print one price twice, for the phone and for the desk.
  const prices = all.filter(
    (price, i) => all.findIndex((other) => other.amount === price.amount && other.label === price.label) === i,
  )
  const isGlass = ({ means, hint }: Labelled) => means?.role === 'glass' || /glass|copa/.test(hint)
  const glass = prices.length > 1 ? prices.find(isGlass) : undefined
  const others = prices.filter((price) => price !== glass)
  const options: PriceOption[] =
    others.length > 1 ? others.map(({ label, printed, amount }) => ({ label: label ?? printed, price: amount })) : []
  return {
    price: others[0]?.amount ?? null,
    price_2: others[1]?.amount ?? null,
    glass_price: glass?.amount ?? null,
    currency: prices.find(({ currency }) => currency !== null)?.currency ?? null,
    options,
  }
}

/** The first link of the item that leads to a page. */
function linkIn(element: DomElement, depth: number): string | null {
  const { href } = element.attribs
  if (element.name === 'a' && href !== undefined && /^(?:https?:|\/|[\w-]+\/)/i.test(href)) return href
  if (depth > 6) return null
  for (const child of element.children) {
    const found = isElement(child) ? linkIn(child, depth + 1) : null
    if (found !== null) return found
  }
  return null
}
