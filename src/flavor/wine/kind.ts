/** Whether a line of the list is a wine at all. Pisco, beer, water, corkage come back as what they are. */
import type { WineKind } from '../../domain/vocabulary.ts'
import type { Facts, Spoken } from './facts.ts'

/** Where several kinds are named the first wins: a pisco sour is a cocktail, corkage for a wine is a fee. */
const ORDER: readonly WineKind[] = ['fee', 'cocktail', 'pisco', 'sake', 'spirit', 'beer', 'water', 'soft', 'other']
/** Words of the cellar: they say wine without naming a colour. */
const CELLAR =
  /^(?:gran-)?reserv|^crianza|^roble|^brut|^extra-|^semi-|^gran-(?:vino|seleccion)|^joven|^blend|^media-crianza|^cosecha-|^seleccion|^barrica|^nouveau|^grand-cru|^premier-cru|^kabinett|lese$|^vinas-viejas|^ripasso|^passito|^orange$|^pet-nat|^moelleux|^botrytis|^superiore|^clarete|^vino-de-hielo|^vin-santo|^tokaji/
const PISCO_GRAPES = new Set([
  'quebranta',
  'italia',
  'torontel',
  'albilla',
  'mollar',
  'negra-criolla',
  'uvina',
  'moscatel-negro',
  'moscatel-de-alejandria',
])

export interface KindSigns {
  /** a column states a grape, a wine type or a vintage */
  column: boolean
  vintage: boolean
  /** words of the name nobody understood */
  remainder: number
  /** `Château`, `Bodega`: a house stands in the name */
  house: boolean
}

export function readKind(facts: Facts, signs: KindSigns): WineKind {
  const words = facts.words.filter((word) => !word.inNote)
  const kinds = new Set(words.flatMap(kindsOf))
  const other = ORDER.find((kind) => kinds.has(kind))
  const saysWine = kinds.has('wine') || words.some(saysColourOrType)
  if (other === undefined) return saysWine || showsWine(facts, words, signs) ? 'wine' : 'other'
  if (other === 'fee' || other === 'cocktail') return other
  const grapes = facts.grapes.filter(({ id }) => !PISCO_GRAPES.has(id))
  switch (other) {
    case 'pisco':
      // Houses of pisco make wine as well: "Biondi Italia dulce".
      if (namesBrandOnly(words, other) && (saysWine || words.some(saysSweetness))) return 'wine'
      return kinds.has('wine') || grapes.length > 0 || (saysWine && facts.label !== null) ? 'wine' : 'pisco'
    case 'spirit':
    case 'sake':
      return namesBrandOnly(words, other) && (facts.grapes.length > 0 || kinds.has('wine')) ? 'wine' : other
    case 'soft':
      return words.some(withoutAlcohol) || !isWineAnyway(facts, kinds) ? 'soft' : 'wine'
    default:
      return isWineAnyway(facts, kinds) ? 'wine' : other
  }
}

function kindsOf(word: Spoken): WineKind[] {
  return word.effects.flatMap((effect) => (effect.does === 'kind' ? [effect.kind] : []))
}

function saysColourOrType(word: Spoken): boolean {
  return word.effects.some((effect) => (effect.does === 'colour' || effect.does === 'type') && effect.when === null)
}

function showsWine(facts: Facts, words: readonly Spoken[], signs: KindSigns): boolean {
  if (facts.grapes.length > 0 || facts.label || facts.producer || facts.region) return true
  if (facts.styles.some((style) => !style.generic) || words.some((word) => CELLAR.test(word.id))) return true
  if (facts.styles.length > 0 && words.length === 0) return true
  return signs.column || signs.house || (signs.vintage && signs.remainder > 0)
}

/** A brand of spirits may also be a word in a wine's name. */
function namesBrandOnly(words: readonly Spoken[], kind: WineKind): boolean {
  return words.filter((word) => kindsOf(word).includes(kind)).every((word) => word.id.endsWith('-marcas'))
}

function saysSweetness(word: Spoken): boolean {
  return word.effects.some((effect) => effect.does === 'set' && effect.key === 'sweetness')
}

function withoutAlcohol(word: Spoken): boolean {
  return word.effects.some((effect) => effect.does === 'set' && effect.key === 'alcohol' && effect.value === 0)
}

function isWineAnyway(facts: Facts, kinds: ReadonlySet<WineKind>): boolean {
  return (
    facts.grapes.length > 0 ||
    kinds.has('wine') ||
    facts.label !== null ||
    facts.words.some((word) => CELLAR.test(word.id))
  )
}
