/** A wine of the house as it leaves the program: cost only for who may see money. */
import type { HouseWine } from '../../contract/house/lists.ts'
import type { WineInput } from '../../contract/requests.ts'
import type { Price } from '../../contract/restaurant.ts'
import type { Engine } from '../../pairing/engine.ts'
import type { CellarWine } from '../../storage/wines-cellar.ts'
import { may, type Who } from '../who.ts'
import { labelKey } from './label-key.ts'

export function showWine(wine: CellarWine, engine: Engine, who: Who): HouseWine {
  const reading = engine.readWine(inputOf(wine))
  const isWine = reading.kind === 'wine'
  const money = (cents: number | null): Price | null => (cents === null ? null : { cents, currency: wine.currency })
  return {
    id: wine.id,
    key: wine.key || labelKey(wine.name, wine.producer),
    revision: wine.revision,
    name: wine.name,
    producer: wine.producer,
    grape: wine.grape,
    region: wine.region,
    country: wine.country,
    vintage: wine.vintage,
    type: wine.type,
    abv: wine.abv,
    sku: wine.sku,
    size_ml: wine.sizeMl,
    price: money(wine.priceCents),
    glass_price: money(wine.glassPriceCents),
    ...(may(who, 'money.read') && { cost: money(wine.costCents) }),
    stock: wine.stock,
    is_sold_out: wine.isSoldOut || wine.stock === 0,
    open_at: wine.openAt?.toISOString() ?? null,
    kind: reading.kind,
    colour: isWine ? reading.colour : null,
    style: isWine ? reading.style : null,
    style_class: isWine ? reading.styleClass : null,
    confidence: reading.confidence,
    unknown: [...reading.unknown],
  }
}

const WORDS = ['producer', 'grape', 'region', 'country', 'vintage', 'type', 'abv', 'description'] as const

function inputOf(wine: CellarWine): WineInput {
  const input: WineInput = { name: wine.name }
  for (const key of WORDS) if (wine[key]) input[key] = wine[key]
  return input
}
