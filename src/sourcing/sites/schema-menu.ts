/** Restaurants that describe their menu with schema.org: Restaurant → Menu → MenuSection → MenuItem, in JSON-LD or microdata. */
import { readAmount } from './amounts.ts'
import { connector } from './connector.ts'
import type { Draft } from './draft.ts'
import { readingOf } from './draft.ts'
import { at, isObject, type Json, listOf, objectsOf, textOf } from './json-walk.ts'
import { isType, linkedThings, microdataThings, type Thing } from './linked-data.ts'
import type { Page } from './page.ts'
import type { Tools } from './tools.ts'

const HOUSES = [
  'Restaurant',
  'FoodEstablishment',
  'BarOrPub',
  'CafeOrCoffeeShop',
  'Winery',
  'Bakery',
  'FastFoodRestaurant',
  'LocalBusiness',
  'Organization',
  'WebPage',
  'Hotel',
  'Brewery',
  'NightClub',
  'IceCreamShop',
  'ItemList',
]
const MAX_DEPTH = 10

export const schemaMenu = connector({
  id: 'schema-menu',
  matches: (page) => thingsOf(page).some(({ value }) => isType(value, 'Menu', 'MenuSection', 'MenuItem', ...HOUSES)),
  read: (page, tools) => readingOf(thingsOf(page).flatMap((thing) => readThing(thing, null, tools))),
})

function thingsOf(page: Page): Thing[] {
  return [...linkedThings(page), ...(page.format === 'html' ? microdataThings(page) : [])]
}

/** Also for pages of one site that mark their menus so. */
export function readMenus(page: Page, tools: Tools): Draft[] {
  return thingsOf(page).flatMap((thing) => readThing(thing, null, tools))
}

function readThing({ value, path }: Thing, house: string | null, tools: Tools): Draft[] {
  if (isType(value, 'Menu', 'MenuSection'))
    return readSection(value, path, { section: null, house: house ?? houseOf(value) }, tools, 0)
  if (isType(value, 'MenuItem')) return readItem(value, path, { section: null, house }, tools)
  if (!isType(value, ...HOUSES)) return []
  const name = textOf(value.name)
  return ['hasMenu', 'menu', 'hasMenuSection', 'hasMenuItem', 'makesOffer', 'hasOfferCatalog', 'mainEntity'].flatMap(
    (key) =>
      objectsOf(value[key]).flatMap((menu, i) =>
        readInner(menu, `${path}/${key}/${i}`, { section: null, house: name }, tools, 0),
      ),
  )
}

interface Around {
  section: string | null
  house: string | null
}

function readInner(value: Json, path: string, around: Around, tools: Tools, depth: number): Draft[] {
  if (depth > MAX_DEPTH) return []
  if (isType(value, 'MenuItem', 'Product')) return readItem(value, path, around, tools)
  if (isType(value, 'ListItem', 'Offer') && isObject(value.item ?? value.itemOffered)) {
    const item = value.item ?? value.itemOffered
    return isObject(item) ? readInner({ ...item, offers: item.offers ?? value }, path, around, tools, depth + 1) : []
  }
  if (isType(value, 'Menu', 'MenuSection', 'OfferCatalog', 'ItemList', ...HOUSES))
    return readSection(value, path, around, tools, depth)
  return []
}

/** A menu's own name ("Carta") is no section; a section's is. */
function readSection(value: Json, path: string, around: Around, tools: Tools, depth: number): Draft[] {
  const section = isType(value, 'MenuSection', 'OfferCatalog') ? (textOf(value.name) ?? around.section) : around.section
  const lists = ['hasMenuItem', 'menuItems', 'hasMenuSection', 'itemListElement', 'hasPart'] as const
  return lists.flatMap((key) =>
    listOf(value[key])
      .flat()
      .filter(isObject)
      .flatMap((inner, i) => readInner(inner, `${path}/${key}/${i}`, { ...around, section }, tools, depth + 1)),
  )
}

const DIETS: Readonly<Record<string, string>> = {
  VeganDiet: 'vegan',
  VegetarianDiet: 'vegetarian',
  GlutenFreeDiet: 'gluten_free',
  HalalDiet: 'halal',
  KosherDiet: 'kosher',
  LowLactoseDiet: 'low_lactose',
}

function readItem(value: Json, path: string, { section, house }: Around, tools: Tools): Draft[] {
  const name = textOf(value.name)
  if (name === null) return []
  const offers = objectsOf(value.offers)
  const prices = offers.map((offer) => ({
    ...readAmount(
      offer.price ??
        offer.lowPrice ??
        at(offer, 'priceSpecification', 'price') ??
        at(offer, 'priceSpecification', 0, 'price'),
      tools,
    ),
    label: textOf(offer.name) ?? textOf(at(offer, 'eligibleQuantity', 'name')) ?? '',
    code:
      textOf(offer.priceCurrency) ??
      textOf(at(offer, 'priceSpecification', 'priceCurrency')) ??
      textOf(at(offer, 'priceSpecification', 0, 'priceCurrency')),
  }))
  const priced = prices.filter(({ price }) => price !== null)
  const bare = priced[0] ?? { ...readAmount(value.price, tools), code: textOf(value.priceCurrency) }
  const marks = listOf(value.suitableForDiet).flatMap((diet) => DIETS[String(diet).replace(/^.*[/#]/, '')] ?? [])
  return [
    {
      kind: null,
      name,
      path,
      section,
      restaurant: house,
      description: textOf(value.description),
      price: bare.price,
      price_2: priced[1]?.price ?? null,
      currency: bare.code ?? bare.currency ?? textOf(value.priceCurrency),
      options: priced.length > 1 ? priced.map(({ label, price }) => ({ label, price: price ?? 0 })) : [],
      marks,
      url: textOf(value.url),
    },
  ]
}

function houseOf(value: Json): string | null {
  return textOf(at(value, 'provider', 'name')) ?? textOf(at(value, 'inDefinedTermSet', 'name'))
}
