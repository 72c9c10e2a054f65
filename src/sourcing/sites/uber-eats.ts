/** Uber Eats: `getStoreV1`, by itself or in a saved page. Prices are in minor units; what they print settles doubts. */
import { fromMinor } from './amounts.ts'
import { connector, isHost } from './connector.ts'
import { type Draft, readingOf } from './draft.ts'
import { at, isObject, type Json, listOf, objectsOf, textOf, walk } from './json-walk.ts'
import type { Tools } from './tools.ts'

const WHY = 'Uber Eats’ terms forbid crawling. Save the page or its answer in your browser and give the file.'
/** Currencies without cents. */
const WHOLE = new Set(['CLP', 'JPY', 'KRW', 'PYG', 'VND'])

export const uberEats = connector({
  id: 'uber-eats',
  policy: { access: 'saved_only', why: WHY },
  claims: (url) => isHost(url, 'ubereats.com'),
  matches: (page) => page.data().some(({ value }) => storesIn(value).length > 0),
  read: (page, tools) => {
    const stores = page.data().flatMap(({ value }) => storesIn(value))
    return readingOf(stores.flatMap(({ value, path }) => readStore(value, path, tools)))
  },
})

function storesIn(value: unknown): { value: Json; path: string }[] {
  const found: { value: Json; path: string }[] = []
  walk(value, ({ value: here, path }) => {
    if (!isObject(here.catalogSectionsMap) && !isObject(here.sectionEntitiesMap)) return true
    found.push({ value: here, path: path === '/' ? '' : path })
    return false
  })
  return found
}

function readStore(store: Json, path: string, tools: Tools): Draft[] {
  const house = textOf(store.title)
  const currency = textOf(store.currencyCode) ?? textOf(at(store, 'priceBucket', 'currencyCode'))
  const fromCatalog = Object.entries(isObject(store.catalogSectionsMap) ? store.catalogSectionsMap : {}).flatMap(
    ([id, sections]) =>
      objectsOf(sections).flatMap((section, i) => {
        const payload = at(section, 'payload', 'standardItemsPayload')
        const title = textOf(at(payload, 'title', 'text')) ?? textOf(at(payload, 'title'))
        return objectsOf(at(payload, 'catalogItems')).flatMap((item, k) =>
          readItem(
            item,
            `${path}/catalogSectionsMap/${id}/${i}/payload/standardItemsPayload/catalogItems/${k}`,
            title,
            house,
            currency,
            tools,
          ),
        )
      }),
  )
  return fromCatalog.length > 0 ? fromCatalog : readOldStore(store, path, house, currency, tools)
}

/** Before the catalogue: sections list subsections, these list the ids of items. */
function readOldStore(store: Json, path: string, house: string | null, currency: string | null, tools: Tools): Draft[] {
  const entities = isObject(store.sectionEntitiesMap) ? store.sectionEntitiesMap : {}
  return Object.entries(entities).flatMap(([sectionId, items]) => {
    if (!isObject(items)) return []
    const subsections = objectsOf(Object.values(isObject(store.subsectionsMap) ? store.subsectionsMap : {}))
    const titles = new Map<string, string | null>()
    for (const subsection of subsections)
      for (const id of listOf(subsection.itemUuids)) titles.set(String(id), textOf(subsection.title))
    const order = [...titles.keys()].filter((id) => id in items)
    const ids = order.length > 0 ? order : Object.keys(items)
    return ids.flatMap((id) => {
      const item = items[id]
      return isObject(item)
        ? readItem(
            item,
            `${path}/sectionEntitiesMap/${sectionId}/${id}`,
            titles.get(id) ?? null,
            house,
            currency,
            tools,
          )
        : []
    })
  })
}

function readItem(
  item: Json,
  path: string,
  section: string | null,
  house: string | null,
  currency: string | null,
  tools: Tools,
): Draft[] {
  const name = textOf(item.title)
  if (name === null) return []
  const printed = textOf(at(item, 'priceTagline', 'text')) ?? textOf(at(item, 'priceTagline', 'accessibilityText'))
  const read = printed === null ? null : tools.prices(printed).prices[0]
  const minor =
    typeof item.price === 'number' && item.price > 0 ? fromMinor(item.price, WHOLE.has(currency ?? '') ? 0 : 2) : null
  return [
    {
      kind: 'menu',
      name,
      path,
      section,
      restaurant: house,
      description: textOf(item.itemDescription) ?? textOf(item.description),
      price: minor ?? read?.amount ?? null,
      currency: currency ?? read?.currency ?? null,
      in_stock: item.isSoldOut === true ? false : null,
      marks: listOf(item.endorsement ?? at(item, 'labelPrimary', 'accessibilityText')).filter(
        (mark): mark is string => typeof mark === 'string',
      ),
    },
  ]
}
