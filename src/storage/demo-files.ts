/** The demo restaurant as it lies in data/demo: read for its first load into the database, and served as it is where there is none. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { v5 as uuidv5 } from 'uuid'
import type { WineInput } from '../contract/requests.ts'
import type { Price, Restaurant } from '../contract/restaurant.ts'
import { dishKey, wineKey } from '../domain/house-key.ts'
import { LABEL_FIELDS } from '../domain/label-fields.ts'
import { readMoney } from '../domain/money.ts'
import { MaridajeError } from '../errors.ts'
import { type Storage, type StoredDish, type StoredWine, UNDECIDED } from './storage.ts'

export interface Demo {
  restaurant: Restaurant
  menu: readonly StoredDish[]
  wines: readonly StoredWine[]
  /** Of the two files: tells whether the database holds this very demo. */
  hash: string
}

/** Ids of the demo are derived from its text, so that they are the same with and without a database. */
const DEMO_NAMESPACE = '0199c0de-0000-7000-8000-6d6172696461'
const CURRENCY = 'PEN'
const WINE_WORDS = [...LABEL_FIELDS, 'sku'] as const

export function readDemo(root: string): Demo {
  const menuText = readText(root, 'menu.csv')
  const winesText = readText(root, 'wines.csv')
  const nameId = idsByText()
  return {
    restaurant: {
      id: nameId('restaurant demo'),
      slug: 'demo',
      name: 'Caleta y Brasa',
      city: 'Lima',
      currency: CURRENCY,
    },
    menu: readRows(menuText).map((row) => dishOf(row, nameId)),
    wines: readRows(winesText).map((row) => wineOf(row, nameId)),
    hash: createHash('sha256').update(menuText).update('\0').update(winesText).digest('hex').slice(0, 16),
  }
}

/** A store without a database: the demo, read once. */
export function demoStorage(root: string): Storage {
  const demo = readDemo(root)
  const isDemo = (id: string) => id === demo.restaurant.id
  const refuse = async (): Promise<never> => {
    throw new MaridajeError('database_unavailable', 'The program runs without its database', {
      hint: 'Nothing can be saved. The log of the start says why there is no database.',
    })
  }
  return {
    urls: null,
    restaurants: async () => [{ ...demo.restaurant, isPublic: true }],
    menuOf: async (id) => (isDemo(id) ? demo.menu : []),
    winesOf: async (id) => (isDemo(id) ? demo.wines : []),
    decisionsOf: async () => UNDECIDED,
    isUp: async () => false,
    read: refuse,
    write: refuse,
    across: refuse,
    onChange: () => () => undefined,
    onModel: () => () => undefined,
    onPeople: () => () => undefined,
    onLook: () => () => undefined,
    vitals: () => ({ connections: 0, idle: 0, waiting: 0, snapshotAgeS: 0 }),
    close: async () => undefined,
  }
}

type Row = Record<string, string>

function dishOf(row: Row, nameId: (text: string) => string): StoredDish {
  const { section = '', dish = '', description = '', price = '' } = row
  return {
    id: nameId(`dish ${section} ${dish}`),
    key: dishKey(dish),
    section,
    dish,
    description,
    price: readMoney(price, CURRENCY),
    isSoldOut: false,
    specialUntil: null,
  }
}

function wineOf(row: Row, nameId: (text: string) => string): StoredWine {
  const { name = '', sku = '', vintage = '' } = row
  const price = readMoney(row.price ?? '', CURRENCY)
  const glassPrice = readMoney(row.glass_price ?? '', CURRENCY)
  const stock = /^\d+$/.test(row.stock ?? '') ? Number(row.stock) : null
  const input: WineInput = { name, ...pricesAsText(price, glassPrice) }
  for (const key of WINE_WORDS) if (row[key]) input[key] = row[key]
  return {
    id: nameId(`wine ${sku || `${name} ${vintage}`}`),
    key: wineKey(name),
    input,
    price,
    glassPrice,
    cost: readMoney(row.cost ?? '', CURRENCY),
    stock,
    isSoldOut: false,
    openAt: null,
  }
}

/** `38.00`: what a reader of lines gets where we hold cents. */
export function pricesAsText(price: Price | null, glassPrice: Price | null): Pick<WineInput, 'price' | 'glass_price'> {
  return {
    ...(price && { price: (price.cents / 100).toFixed(2) }),
    ...(glassPrice && { glass_price: (glassPrice.cents / 100).toFixed(2) }),
  }
}

/** The same text twice (a dish in two sections, a label twice on the list) gets two ids, in the order of the file. */
function idsByText(): (text: string) => string {
  const seen = new Map<string, number>()
  return (text) => {
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    return uuidv5(times === 1 ? text : `${text} ${times}`, DEMO_NAMESPACE)
  }
}

function readRows(text: string): Row[] {
  const { data } = Papa.parse<Row>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: 'greedy' })
  return data
}

function readText(root: string, name: string): string {
  const file = join(root, 'data', 'demo', name)
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new MaridajeError('unreadable_file', 'The demo restaurant cannot be read', { place: { file }, cause })
  }
}
