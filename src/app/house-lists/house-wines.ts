/** The list as the house works on it: sold out, open bottles, prices, new wines. */
import type { HouseWine, NewWine, WineChange } from '../../contract/house/lists.ts'
import { wineKey } from '../../domain/house-key.ts'
import { MaridajeError } from '../../errors.ts'
import { writeAudit } from '../../storage/audit.ts'
import { carryWineProfile } from '../../storage/carry-decisions.ts'
import type { Rows } from '../../storage/storage.ts'
import { lockLists } from '../../storage/versions-menu.ts'
import {
  archiveWines,
  type CellarWine,
  findWine,
  insertWine,
  isWineCalled,
  lastPosition,
  lockWine,
  pageOfWines,
  updateWine,
  type WineUpdate,
  wineWithSku,
} from '../../storage/wines-cellar.ts'
import type { Around } from '../around.ts'
import { cleanWords, isId } from '../imports/clean-words.ts'
import type { RequireMatch } from '../revision.ts'
import type { Who } from '../who.ts'
import { labelKey } from './label-key.ts'
import { requireRight } from './require-right.ts'
import { showWine } from './show-wine.ts'

export interface WinePage {
  items: HouseWine[]
  next: string | null
}

/** @param page.after what `next` of the page before said */
export async function listHouseWines(
  { storage, engines }: Around,
  who: Who,
  restaurantId: string,
  { after, most }: { after?: string | undefined; most: number },
): Promise<WinePage> {
  const place = after === undefined ? undefined : placeOf(after)
  const wines = await storage.read(restaurantId, (rows) => pageOfWines(rows, { after: place, most: most + 1 }))
  const shown = wines.slice(0, most)
  const last = shown.at(-1)
  const engine = engines.of(restaurantId)
  return {
    items: shown.map((wine) => showWine(wine, engine, who)),
    next: wines.length > most && last ? `${last.position}.${last.id}` : null,
  }
}

function placeOf(after: string): { position: number; id: string } {
  const [, position = '', id = ''] = /^(\d{1,9})\.(.+)$/.exec(after) ?? []
  if (position === '' || !isId(id))
    throw new MaridajeError('bad_input', 'The cursor is none that a page gave', { place: { field: 'after' } })
  return { position: Number(position), id }
}

export async function readHouseWine(
  { storage, engines }: Around,
  who: Who,
  restaurantId: string,
  id: string,
): Promise<HouseWine> {
  const wine = isId(id) ? await storage.read(restaurantId, (rows) => findWine(rows, id)) : null
  return showWine(required(wine, id), engines.of(restaurantId), who)
}

export async function addWine(around: Around, who: Who, restaurantId: string, wine: NewWine): Promise<HouseWine> {
  const { storage, engines, newId, now } = around
  if (wine.cost_cents !== undefined) requireRight(who, 'money.read')
  const name = requireName(wine.name)
  return storage.write(restaurantId, async (rows) => {
    const { currency } = await lockLists(rows, restaurantId)
    const id = newId()
    const sku = codeOf(wine.sku)
    if (sku) await refuseTakenCode(rows, sku, id)
    const words = (text: string | undefined) => cleanWords(text ?? '')
    await insertWine(rows, {
      id,
      restaurantId,
      currency,
      key: labelKey(name, words(wine.producer)),
      position: (await lastPosition(rows)) + 1,
      name,
      producer: words(wine.producer),
      grape: words(wine.grape),
      region: words(wine.region),
      country: words(wine.country),
      vintage: words(wine.vintage),
      type: words(wine.type),
      abv: words(wine.abv),
      description: '',
      sku: sku ?? null,
      sizeMl: wine.size_ml ?? null,
      priceCents: wine.price_cents ?? null,
      glassPriceCents: wine.glass_price_cents ?? null,
      costCents: wine.cost_cents ?? null,
      stock: wine.stock ?? null,
      isSoldOut: wine.is_sold_out ?? false,
    })
    if (wine.is_open) await updateWine(rows, id, { open_at: now() })
    await audit(rows, who, restaurantId, 'wine.added', id)
    return showWine(required(await findWine(rows, id), id), engines.of(restaurantId), who)
  })
}

/** What a waiter does with a bottle in his hand. */
const OF_SERVICE: ReadonlySet<string> = new Set(['is_sold_out', 'is_open', 'stock'])

export async function changeWine(
  { storage, engines, now }: Around,
  who: Who,
  restaurantId: string,
  id: string,
  change: WineChange,
  requireMatch: RequireMatch,
): Promise<HouseWine> {
  const fields = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]))
  if (fields.some((field) => !OF_SERVICE.has(field))) requireRight(who, 'lists.write')
  if (change.cost_cents !== undefined) requireRight(who, 'money.read')
  return storage.write(restaurantId, async (rows) => {
    const before = required(isId(id) ? await lockWine(rows, id) : null, id)
    requireMatch(before.revision)
    const sku = codeOf(change.sku)
    if (sku) await refuseTakenCode(rows, sku, id)
    const columns = columnsOf(change, before, sku, now())
    await updateWine(rows, id, columns)
    if (columns.key !== undefined) await carryAlong(rows, restaurantId, before, columns.key)
    await audit(rows, who, restaurantId, actionOf(change), id, fields)
    return showWine(required(await findWine(rows, id), id), engines.of(restaurantId), who)
  })
}

/** What the house said of the wine's taste is said of it under its new name. */
async function carryAlong(rows: Rows, restaurantId: string, { key, name }: CellarWine, to: string): Promise<void> {
  const from = key || wineKey(name)
  if (from === to || from === '' || to === '') return
  await carryWineProfile(rows, { restaurantId, from, to, isShared: await isWineCalled(rows, from) })
}

const WORDS = ['producer', 'grape', 'region', 'country', 'vintage', 'type', 'abv'] as const
const NUMBERS = ['size_ml', 'price_cents', 'glass_price_cents', 'cost_cents', 'stock'] as const

function columnsOf(change: WineChange, before: CellarWine, sku: string | null | undefined, now: Date): WineUpdate {
  const columns: WineUpdate = {}
  for (const key of WORDS) if (change[key] !== undefined) columns[key] = cleanWords(change[key])
  for (const key of NUMBERS) if (change[key] !== undefined) columns[key] = change[key]
  if (change.name !== undefined) columns.name = requireName(change.name)
  if (sku !== undefined) columns.sku = sku
  if (change.name !== undefined || change.producer !== undefined)
    columns.key = labelKey(columns.name ?? before.name, columns.producer ?? before.producer)
  if (change.is_open !== undefined) columns.open_at = change.is_open ? (before.openAt ?? now) : null
  if (change.is_sold_out !== undefined) {
    columns.is_sold_out = change.is_sold_out
    // There again although the count said none: the count was wrong.
    if (!change.is_sold_out && change.stock === undefined && before.stock === 0) columns.stock = null
  } else if (change.stock !== undefined && (change.stock ?? 0) > (before.stock ?? 0)) columns.is_sold_out = false
  return columns
}

/** Off the list; what was said and sold of it stays. */
export async function removeWine({ storage }: Around, who: Who, restaurantId: string, id: string): Promise<void> {
  await storage.write(restaurantId, async (rows) => {
    required(isId(id) ? await lockWine(rows, id) : null, id)
    await archiveWines(rows, [id])
    await audit(rows, who, restaurantId, 'wine.removed', id)
  })
}

function required(wine: CellarWine | null, id: string): CellarWine {
  if (!wine) throw new MaridajeError('not_found', `There is no wine "${id.slice(0, 80)}" on the list`)
  return wine
}

async function refuseTakenCode(rows: Rows, sku: string, id: string): Promise<void> {
  const owner = await wineWithSku(rows, sku)
  if (owner !== null && owner !== id)
    throw new MaridajeError('conflict', `Another wine has the code "${sku}"`, { place: { field: 'sku' } })
}

/** @returns undefined where the change says nothing of it */
function codeOf(sku: string | null | undefined): string | null | undefined {
  return typeof sku === 'string' ? cleanWords(sku) || null : sku
}

function requireName(name: string): string {
  const cleaned = cleanWords(name)
  if (cleaned === '') throw new MaridajeError('bad_input', 'A wine needs a name', { place: { field: 'name' } })
  return cleaned
}

function actionOf({ is_sold_out: isSoldOut, is_open: isOpen }: WineChange): string {
  if (isSoldOut !== undefined) return isSoldOut ? 'wine.sold_out' : 'wine.back'
  return isOpen === true ? 'wine.opened' : 'wine.changed'
}

function audit(
  rows: Rows,
  { actor, role }: Who,
  restaurantId: string,
  action: string,
  subject: string,
  fields: string[] = [],
) {
  const details = fields.length === 0 ? {} : { fields }
  return writeAudit(rows, restaurantId, { actor, role, action, subject, details })
}
