/** What the readers of dishes and wines make of a row's fields: its kind, and how sure they are. */
import type { ImportFields } from '../../contract/house/lists.ts'
import type { WineInput } from '../../contract/requests.ts'
import type { Engine } from '../../pairing/engine.ts'
import type { ImportKind } from './import-row.ts'
import type { LineDoubt } from './source-line.ts'

export interface Understanding {
  kind: string
  doubts: LineDoubt[]
}

/** Below this a profile says little (the engine's own mark). */
const SURE_FROM = 0.45
const WORDS_SHOWN = 5
/** What only the reader of the whole menu can tell. */
const OF_THE_MENU: ReadonlySet<string> = new Set(['combo', 'extra'])

/** @param given the kind that the reader of the document gave; '' where a person wrote the line himself */
export function understand(engine: Engine, list: ImportKind, fields: ImportFields, given: string): Understanding {
  return list === 'menu' ? understandDish(engine, fields, given) : understandWine(engine, fields, given)
}

function understandDish(engine: Engine, fields: ImportFields, given: string): Understanding {
  const { section = '', dish = '', description = '', price_cents: price = null } = fields
  const reading = engine.readDish({
    dish,
    ...(section && { section }),
    ...(description && { description }),
    ...(price !== null && { price: 'printed' }),
  })
  const kind = OF_THE_MENU.has(given) ? given : reading.kind
  if (kind === 'other') return { kind, doubts: [{ code: 'unknown_kind', field: 'dish' }] }
  if (kind !== 'food' && kind !== 'combo') return { kind, doubts: [{ code: 'not_a_dish', field: 'dish', about: kind }] }
  return { kind, doubts: unsure(reading, 'dish') }
}

function understandWine(engine: Engine, fields: ImportFields, given: string): Understanding {
  const reading = engine.readWine(toWineInput(fields))
  if (reading.kind === 'wine') return { kind: 'wine', doubts: unsure(reading, 'name') }
  // Below "Vinos tintos" a line nobody knows is a wine nobody knows.
  if (reading.kind === 'other' && given === 'wine')
    return { kind: 'wine', doubts: [{ code: 'unknown_wine', field: 'name' }] }
  return {
    kind: reading.kind,
    doubts: [{ code: 'not_a_wine', field: 'name', about: reading.kind === 'other' ? '' : reading.kind }],
  }
}

function unsure(
  { confidence, unknown }: { confidence: number; unknown: readonly string[] },
  field: string,
): LineDoubt[] {
  if (confidence >= SURE_FROM) return []
  return [{ code: 'low_confidence', field, about: unknown.slice(0, WORDS_SHOWN).join(', ') }]
}

export function toWineInput(fields: ImportFields): WineInput {
  const { name = '', producer, grape, region, country, vintage, type, abv, description } = fields
  const words = { producer, grape, region, country, vintage, type, abv, description }
  const said = Object.entries(words).filter(([, value]) => value !== undefined && value !== '')
  return { name, ...Object.fromEntries(said) }
}
