/** Which cell of an item is its name, which describe it, what its prices are. */
import type { PriceOption } from '../../contract/records.ts'
import type { Price } from '../documents/prices.ts'
import { type Cluster, isSmallTalk } from './cluster-cells.ts'
import type { Draft } from './draft.ts'
import type { PageCell } from './printed-cells.ts'

const NAME_HINT =
  /(?:^|[\s_-])(?:name|title|titulo|nombre|plato|dish|nom|item-?title|product-?title|producto|wine|vino|itemtitle|dishname)(?:$|[\s_-])|(?:name|title|titulo|nombre)(?:\s|$)|__(?:name|title)/
const TEXT_HINT = /desc|detail|detalle|ingred|text|info|nota|body|summary|subtitle|subtitulo/
const MAKER_HINT = /brand|marca|vendor|winery|bodega|producer|maker/
const ASIDE_HINT =
  /badge|tag|label|etiqueta|rating|review|categ|section|stock|sku|discount|dcto|descuento|region|country|pais/

/** Null where nothing names it. */
export function itemFrom({ cells, group, element }: Cluster): Omit<Draft, 'section' | 'path'> | null {
  const priced = new Map((group?.cells ?? []).map((one) => [one.cell, one]))
  const parts = cells.flatMap((cell): PageCell[] => {
    const one = priced.get(cell)
    const text = cleaned(one ? one.text : cell.text)
    return text === '' || (one === undefined && isSmallTalk(text)) ? [] : [{ ...cell, text }]
  })
  const name = chooseName(parts)
  if (!name) return null
  const rest = parts.filter((part) => part !== name)
  const maker = rest.find((part) => MAKER_HINT.test(part.hint) && part.text.length < 60)
  const prose = rest.filter((part) => part !== maker && part.order > name.order && isDescription(part))
  const description = prose.map(({ text }) => text).join(' ')
  const link = element.name === 'a' ? element.attribs.href : undefined
  return {
    kind: null,
    name: name.text,
    description: description === '' ? null : description,
    producer: maker?.text ?? null,
    url: link && !link.startsWith('#') ? link : null,
    ...pricesOf((group?.cells ?? []).flatMap(({ prices, cell }) => prices.map((price) => labelled(price, cell)))),
  }
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

function isDescription(part: PageCell): boolean {
  return /\p{L}{2}/u.test(part.text) && !ASIDE_HINT.test(part.hint)
}

/** Numbering, leaders and the colon before a price are none of the name's. */
function cleaned(text: string): string {
  return text
    .replace(/^(?:[•·▪►*–—-]|\d{1,3}[.)])\s+/, '')
    .replace(/[\s.…:_–—-]*[….:_–—]$/, (tail) => (/^\.$/.test(tail) ? tail : ''))
    .trim()
}

type Labelled = Price & { hint: string }

function labelled(price: Price, cell: PageCell): Labelled {
  return { ...price, hint: cell.hint }
}

function pricesOf(
  prices: readonly Labelled[],
): Pick<Draft, 'price' | 'price_2' | 'glass_price' | 'currency' | 'options'> {
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
