/** Data nobody described to us: a restaurant's constant, scraped rows, an exported list. Things are what have a name and a price, sections what hold them. */
import { currencyIn } from './amounts.ts'
import { connector } from './connector.ts'
import type { Draft, PageReading } from './draft.ts'
import { keyFor, plays, valueFor } from './field-names.ts'
import { isObject, type Json, plainText, type Visit, walk } from './json-walk.ts'
import { amountAt, isVariantKey, nameOf, readRow, spoken, unwrapped } from './row.ts'
import type { Tools } from './tools.ts'

/** One thing with a name and a price may be a setting of the page; a payload of its own is what it says. */
const LEAST = 2

export const rows = connector({
  id: 'rows',
  matches: (page) => page.data().some(({ isLinked }) => !isLinked),
  read: (page, tools) => {
    const readings = page
      .data()
      .filter(({ isLinked }) => !isLinked)
      .map(({ value, name }) => named(readRows(value, tools), name))
    return largest(readings, page.format === 'json' ? 1 : LEAST)
  },
})

/** Framework state often holds the same list twice, and settings beside it: the fullest piece is the menu, pieces as full join it. */
function largest(readings: readonly PageReading[], least: number): PageReading {
  const most = Math.max(0, ...readings.map(({ drafts }) => drafts.length))
  const seen = new Set<string>()
  const kept = readings.filter(({ drafts }) => {
    const key = JSON.stringify(drafts.map(({ name, price }) => [name, price]))
    return drafts.length >= least && drafts.length * 10 >= most && !seen.has(key) && seen.add(key)
  })
  return { drafts: kept.flatMap(({ drafts }) => drafts), unread: kept.flatMap(({ unread }) => unread) }
}

/** A page holds several pieces of data: the pointer begins with the piece's name. */
function named({ drafts, unread }: PageReading, name: string): PageReading {
  return {
    drafts: drafts.map((draft) => ({ ...draft, path: `${name}${draft.path}` })),
    unread: unread.map((line) => ({ ...line, path: `${name}${line.path}` })),
  }
}

function readRows(value: unknown, tools: Tools): PageReading {
  const drafts: Draft[] = []
  const unread: PageReading['unread'] = []
  const priced = pricedLists(value, tools)
  walk(value, (visit) => {
    const key = visit.keys.findLast((part) => !/^\d+$/.test(part)) ?? ''
    if (isVariantKey(key) && visit.above.some((above) => nameOf(above) !== null && isThing(above, tools))) return false
    if (!isThing(visit.value, tools) && !isPricelessThing(visit, priced)) return true
    const draft = readRow(visit.value, visit.path, tools)
    if (!draft) {
      unread.push({ path: visit.path, text: JSON.stringify(visit.value).slice(0, 200), why: 'no_name' })
      return false
    }
    const section = draft.section ?? sectionOf(visit)
    drafts.push({
      ...draft,
      section,
      restaurant: restaurantOf(visit),
      currency: draft.currency ?? currencyAbove(visit),
    })
    return false
  })
  return { drafts, unread }
}

/** Has a price's place and a name, and holds no further things. */
function isThing(row: Json, tools: Tools): boolean {
  if (nameOf(row) === null) return false
  if (keyFor(row, 'price') === null && keyFor(row, 'cents') === null && keyFor(row, 'glassPrice') === null)
    return hasPricedVariants(row, tools)
  return !Object.entries(row).some(
    ([key, value]) =>
      Array.isArray(value) &&
      !isVariantKey(key) &&
      !plays(key, 'price') &&
      value.filter(isObject).filter((item) => nameOf(item) !== null && keyFor(item, 'price') !== null).length >= LEAST,
  )
}

function hasPricedVariants(row: Json, tools: Tools): boolean {
  return Object.entries(row).some(
    ([key, value]) =>
      isVariantKey(key) &&
      Array.isArray(value) &&
      value.filter(isObject).some((item) => amountAt(unwrapped(item), tools).price !== null),
  )
}

/** Lists in which most have a price: one without still belongs to them ("según mercado"). */
function pricedLists(value: unknown, tools: Tools): ReadonlySet<string> {
  const counts = new Map<string, { all: number; priced: number }>()
  walk(value, ({ value: row, path }) => {
    const list = path.slice(0, path.lastIndexOf('/'))
    const count = counts.get(list) ?? { all: 0, priced: 0 }
    count.all++
    if (isThing(row, tools)) count.priced++
    counts.set(list, count)
    return true
  })
  return new Set([...counts].filter(([, { all, priced }]) => priced * 2 >= all && priced > 0).map(([list]) => list))
}

function isPricelessThing({ value, path, keys }: Visit, priced: ReadonlySet<string>): boolean {
  if (nameOf(value) === null || !/^\d+$/.test(keys.at(-1) ?? '')) return false
  return priced.has(path.slice(0, path.lastIndexOf('/')))
}

/** The name of the object that holds the list, else the key under which it stands. */
function sectionOf({ keys, above }: Visit): string | null {
  const holder = above.at(-1)
  if (holder && keyFor(holder, 'restaurant') === null) {
    const named = spoken(valueFor(holder, 'section')) ?? nameOf(holder)
    if (named !== null && above.length > 0 && keyFor(holder, 'price') === null) return named
  }
  const key = keys.slice(0, -1).findLast((part) => !/^\d+$/.test(part))
  return key === undefined || GENERIC.test(key) ? null : plainText(key.replace(/_/g, ' '))
}

const GENERIC =
  /^(?:items?|menu|menus|data|products?|productos|platos|dishes|list|lista|rows|results?|props|pageProps|children|nodes|edges|node|entries|records|carta|wines?|vinos?|content|state|value|values|default|catalogItems|hits|objects|elements|elementos|documents|docs)$/i

function restaurantOf({ above }: Visit): string | null {
  for (const holder of above) {
    const name = spoken(valueFor(holder, 'restaurant'))
    if (name !== null) return name
  }
  return null
}

/** Stated once for the whole list, or with the house. */
function currencyAbove({ above }: Visit): string | null {
  for (const holder of above) {
    const stated =
      currencyIn(holder) ?? currencyIn(valueFor(holder, 'restaurant')) ?? currencyIn(valueFor(holder, 'shop'))
    if (stated !== null) return stated
  }
  return null
}
