/** schema.org in JSON-LD and in microdata, brought into one form: objects with `@type` and plain properties. */
import type { CheerioAPI } from 'cheerio'
import type { DomElement } from './dom.ts'
import { at, isObject, type Json, listOf } from './json-walk.ts'
import type { Page } from './page.ts'

export interface Thing {
  value: Json
  /** JSON pointer into the script, or the CSS path of the element */
  path: string
}

const MAX_THINGS = 50_000
const MAX_LEVELS = 300
/** Things that point at one another could be written out without end. */
const MAX_RESOLVED = 100_000

/** Every typed thing that stands in no other, with what `@graph` and `@id` join resolved. */
export function linkedThings(page: Page): Thing[] {
  const scripts = page.data().filter(({ isLinked }) => isLinked)
  return scripts.flatMap(({ value, name }) => {
    const ids = idsIn(value)
    const budget = { left: MAX_RESOLVED }
    return topThings(value, '', 0).map((thing) => ({
      value: resolve(thing.value, ids, budget, 0),
      path: `${name}${thing.path}`,
    }))
  })
}

/** Things below `@graph`, in arrays, or the one thing itself. */
function topThings(value: unknown, path: string, depth: number): Thing[] {
  if (depth > 6) return []
  if (Array.isArray(value))
    return value.slice(0, MAX_THINGS).flatMap((item, i) => topThings(item, `${path}/${i}`, depth + 1))
  if (!isObject(value)) return []
  const inner = topThings(value['@graph'], `${path}/@graph`, depth + 1)
  return '@type' in value ? [{ value, path: path || '/' }, ...inner] : inner
}

function idsIn(value: unknown): ReadonlyMap<string, Json> {
  const ids = new Map<string, Json>()
  const step = (here: unknown, depth: number): void => {
    if (depth > 30 || ids.size > MAX_THINGS) return
    if (Array.isArray(here)) for (const item of here) step(item, depth + 1)
    else if (isObject(here)) {
      const id = here['@id']
      if (typeof id === 'string' && Object.keys(here).length > 1) ids.set(id, here)
      for (const item of Object.values(here)) if (typeof item === 'object') step(item, depth + 1)
    }
  }
  step(value, 0)
  return ids
}

/** `{"@id": "#starters"}` alone points to the thing of that name. */
function resolve(thing: Json, ids: ReadonlyMap<string, Json>, budget: { left: number }, depth: number): Json {
  if (depth > 12 || --budget.left < 0) return thing
  const own = Object.keys(thing).length === 1 ? ids.get(String(thing['@id'])) : undefined
  const entries = Object.entries(own ?? thing).map(([key, value]) => [
    key,
    Array.isArray(value)
      ? value.map((item) => (isObject(item) ? resolve(item, ids, budget, depth + 1) : item))
      : isObject(value)
        ? resolve(value, ids, budget, depth + 1)
        : value,
  ])
  return Object.fromEntries(entries)
}

/** Microdata: `itemscope`, `itemprop`, `itemref` as the HTML standard reads them. */
export function microdataThings(page: Page): Thing[] {
  const $ = page.html()
  const top = $('[itemscope]:not([itemprop])').toArray()
  return top.slice(0, MAX_THINGS).map((element, i) => ({
    value: scopeOf($, element, 0),
    path: `[itemscope]:nth(${i + 1})`,
  }))
}

function scopeOf($: CheerioAPI, scope: DomElement, depth: number): Json {
  const thing: Record<string, unknown> = {}
  const type = $(scope).attr('itemtype')?.trim().split(/\s+/)[0]
  if (type) thing['@type'] = type.replace(/^.*[/#]/, '')
  const id = $(scope).attr('itemid')
  if (id) thing['@id'] = id
  if (depth > 12) return thing
  const referred = ($(scope).attr('itemref') ?? '').split(/\s+/).filter((ref) => /^[\w-]+$/.test(ref))
  const roots: DomElement[] = [
    ...$(scope).children().toArray(),
    ...referred.flatMap((ref) => $(`[id="${ref}"]`).toArray()),
  ]
  let visits = 0
  const step = (element: DomElement, level: number): void => {
    if (++visits > MAX_THINGS || level > MAX_LEVELS || element === scope) return
    const names = $(element).attr('itemprop')?.trim().split(/\s+/) ?? []
    const isScope = $(element).attr('itemscope') !== undefined
    if (names.length > 0) {
      const value = isScope ? scopeOf($, element, depth + 1) : propertyValue($, element)
      for (const name of names)
        if (name && name !== '__proto__') thing[name] = name in thing ? [...listOf(thing[name]), value] : value
    }
    if (!isScope) for (const child of $(element).children().toArray()) step(child, level + 1)
  }
  for (const root of roots) step(root, 0)
  return thing
}

function propertyValue($: CheerioAPI, element: DomElement): string {
  const node = $(element)
  const tag = element.name.toLowerCase()
  const attribute = {
    meta: 'content',
    link: 'href',
    a: 'href',
    img: 'src',
    data: 'value',
    meter: 'value',
    time: 'datetime',
    object: 'data',
  }[tag]
  // Many pages put the name of a thing into a link's text and mean the text.
  const isNamed = tag === 'a' && /^(?:name|description|brand)$/.test(node.attr('itemprop') ?? '')
  const value = (attribute && !isNamed ? node.attr(attribute) : undefined) ?? node.attr('content') ?? node.text()
  return value.replace(/\s+/g, ' ').trim()
}

/** `Product`, `https://schema.org/Product`, `["Product", "Thing"]` */
export function isType(value: unknown, ...types: readonly string[]): boolean {
  return listOf(at(value, '@type')).some(
    (type) => typeof type === 'string' && types.includes(type.replace(/^.*[/#:]/, '')),
  )
}
