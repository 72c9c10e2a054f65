/** How loudly a main ingredient speaks when a wine is chosen. */
import type { Protein } from '../../domain/vocabulary.ts'
import type { Ingredient } from '../../knowledge/tables.ts'

/** Plates of these are a ground for something else: what lies beside them leads the pairing. */
export const GROUND: ReadonlySet<Protein> = new Set(['potato_corn', 'legume', 'vegetable', 'egg', 'none'])
/** Of these nobody chooses a wine when something else is on the plate. */
export const QUIET: ReadonlySet<Protein> = new Set(['potato_corn', 'legume', 'vegetable', 'none', 'fruit'])

/** Only flesh takes the place of flesh: cheese on a burger does not push out the beef. */
export const FLESH: ReadonlySet<Protein> = new Set([
  'raw_fish', 'white_fish', 'oily_fish', 'shellfish', 'mollusc', 'poultry', 'pork', 'beef', 'lamb', 'game', 'offal',
]) // biome-ignore format: a list

export const SEAFOOD: ReadonlySet<Protein> = new Set(['raw_fish', 'white_fish', 'oily_fish', 'shellfish', 'mollusc'])

/** Words of cuts that say a shape rather than an animal once the animal is named or known. */
export const SHAPE = /^(?:filetes?|fillets?|medallon(?:es)?|lonjas?|steaks?|churrascos?|lomos?|lomitos?)$/i

/** Crumbs of cured meat flavour a dish; they seldom are what it is about. */
const CRUMBS: ReadonlySet<string> = new Set([
  'tocino', 'jamon', 'jamon-del-pais', 'jamon-serrano', 'jamon-iberico', 'prosciutto', 'guanciale', 'salame', 'anchoa',
  'huevo', 'yema', 'tobiko',
]) // biome-ignore format: a list

export function proteinOf(row: Ingredient): Protein {
  return row.protein === '' ? 'none' : row.protein
}

export function isLoud(row: Ingredient): boolean {
  return row.protein !== '' && !QUIET.has(row.protein)
}

export function isFlesh(row: Ingredient): boolean {
  return FLESH.has(proteinOf(row)) && !isCrumb(row)
}

export function isCrumb(row: Ingredient): boolean {
  return CRUMBS.has(row.id)
}
