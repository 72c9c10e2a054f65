/** How loudly a main ingredient speaks when a wine is chosen. */
import type { Protein } from '../../domain/vocabulary.ts'
import type { Ingredient } from '../../knowledge/tables.ts'

/** Plates of these are a ground for something else: what lies beside them leads the pairing. */
export const GROUND: ReadonlySet<Protein> = new Set(['potato_corn', 'legume', 'vegetable', 'egg', 'none'])
/** Of these nobody chooses a wine when something else is on the plate. */
export const QUIET: ReadonlySet<Protein> = new Set(['potato_corn', 'legume', 'vegetable', 'none', 'fruit'])

/** Crumbs of cured meat flavour a dish; they seldom are what it is about. */
const CRUMBS: ReadonlySet<string> = new Set([
  'tocino', 'jamon-ingles', 'jamon-del-pais', 'jamon-serrano', 'jamon-iberico', 'jamon', 'prosciutto', 'panceta', 'salame',
  'anchoa', 'huevo', 'yema',
]) // biome-ignore format: a list

export function proteinOf(row: Ingredient): Protein {
  return row.protein === '' ? 'none' : row.protein
}

export function isLoud(row: Ingredient): boolean {
  return row.protein !== '' && !QUIET.has(row.protein)
}

export function isCrumb(row: Ingredient): boolean {
  return CRUMBS.has(row.id)
}
