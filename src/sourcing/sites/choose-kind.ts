/** Dish or wine: what was asked for, what the site sells, what the keys say; else the words, and the company a line is in. */
import type { RecordKind } from '../../contract/records.ts'
import { readVintage } from '../../flavor/wine/vintage.ts'
import { readFacts } from '../wine-lists/printed-grapes.ts'
import type { Draft } from './draft.ts'
import type { Tools } from './tools.ts'

export type ItemKind = Exclude<RecordKind, 'sommelier'>

const WINE_SECTION =
  /\b(?:vinos?|wines?|vins?|tintos?|espumantes?|espumosos?|champ[aá][ñg]\w*|cavas?|proseccos?|cosecha|malbec|cabernet|chardonnay|reds?|whites?|sparkling|ros[eé]s?|rosados?|bodega)\b/i
const NO_WINE =
  /sour|c[oó]ctel|cocktail|cerveza|beer|gaseosa|jugo|juice|caf[eé]|postre|dessert|pisco|licor|salsa|sauce/i
/** From this share of wines on, a line that is clearly no food is one too. */
const MOSTLY = 0.6

export function chooseKinds(drafts: readonly Draft[], asked: ItemKind | null, tools: Tools): ItemKind[] {
  if (asked) return drafts.map(() => asked)
  const first = drafts.map((draft) => draft.kind ?? kindByWords(draft, tools))
  const wines = first.filter((kind) => kind === 'wine').length
  const isWineList = wines >= drafts.length * MOSTLY
  return first.map((kind) => (kind === 'unclear' ? (isWineList ? 'wine' : 'menu') : kind))
}

function kindByWords({ name, section, description }: Draft, tools: Tools): ItemKind | 'unclear' {
  if (section && WINE_SECTION.test(section) && !NO_WINE.test(section)) return 'wine'
  if (/^(?:vino|wine|espumante|champ[aá][ñg]\w*|cava|prosecco)\s/i.test(name) && !NO_WINE.test(name)) return 'wine'
  const readers = tools.readers()
  const dish = readers.readDish({
    dish: name,
    ...(section ? { section } : {}),
    ...(description ? { description } : {}),
    price: '1',
  })
  const { facts, grapes } = readFacts(name, readers.wines)
  const signs = [facts.producer, facts.label, readVintage(facts.name), grapes[0]].filter(Boolean).length
  if (dish.dishId !== null) return 'menu'
  if (NO_WINE.test(name)) return dish.ingredients.length > 0 ? 'menu' : 'unclear'
  if (grapes.length > 0 || (signs > 0 && dish.kind !== 'food')) return 'wine'
  if (dish.ingredients.length > 0) return 'menu'
  return signs > 1 ? 'wine' : 'unclear'
}
