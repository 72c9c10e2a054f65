/** The words of flavor: one closed vocabulary for code, files, database and API (docs/architecture.md). */

/** Basic tastes and weight of a dish, each 0..1. */
export const TASTES = ['sweet', 'sour', 'salty', 'bitter', 'umami', 'fat', 'heat', 'weight'] as const
/** Mouthfeel of a dish, each 0..1. */
export const TEXTURES = ['crisp', 'creamy', 'juicy', 'chewy'] as const
/** Structure of a wine after the WSET systematic approach, each 0..1. */
export const STRUCTURES = [
  'sweetness',
  'acidity',
  'tannin',
  'alcohol',
  'body',
  'bubbles',
  'oak',
  'intensity',
  'finish',
] as const
/** Aroma families shared by dishes and wines, each 0..1. */
export const AROMAS = [
  'citrus',
  'orchard',
  'stone',
  'tropical',
  'red_fruit',
  'dark_fruit',
  'dried_fruit',
  'floral',
  'herbal',
  'vegetal',
  'allium',
  'sweet_spice',
  'pungent_spice',
  'earthy',
  'nutty_toasty',
  'dairy',
  'marine',
  'mineral',
  'caramel_chocolate',
  'yeasty',
  'smoky',
] as const

export const PROTEINS = [
  'raw_fish',
  'white_fish',
  'oily_fish',
  'shellfish',
  'mollusc',
  'poultry',
  'pork',
  'beef',
  'lamb',
  'game',
  'offal',
  'egg',
  'cheese',
  'legume',
  'potato_corn',
  'vegetable',
  'mushroom',
  'fruit',
  'chocolate',
  'none',
] as const
export const TECHNIQUES = [
  'raw',
  'cured',
  'steamed',
  'boiled',
  'fried',
  'grilled',
  'smoked',
  'stewed',
  'baked',
  'roasted',
  'wok',
  'earth_oven',
] as const
export const COURSES = ['snack', 'starter', 'soup', 'main', 'side', 'dessert'] as const
export const SERVES = ['cold', 'warm', 'hot'] as const
export const CUISINES = [
  'criolla',
  'marina',
  'chifa',
  'nikkei',
  'andina',
  'amazonica',
  'nortena',
  'arequipena',
  'novoandina',
  'parrilla',
  'italiana',
  'asiatica',
  'international',
] as const

export const STYLE_CLASSES = [
  'fortified',
  'sweet',
  'sparkling',
  'orange',
  'rose',
  'red_light',
  'red_medium',
  'red_full',
  'white_full_oaked',
  'white_aromatic',
  'white_light_crisp',
] as const
export const COLOURS = ['white', 'orange', 'rose', 'red'] as const
export const WINE_TYPES = ['still', 'sparkling', 'fortified'] as const
export const DISH_KINDS = ['food', 'drink', 'note', 'other'] as const
export const WINE_KINDS = [
  'wine',
  'pisco',
  'spirit',
  'cocktail',
  'beer',
  'sake',
  'soft',
  'water',
  'fee',
  'other',
] as const
export const ORIGINS = ['stated', 'lookup', 'inferred', 'model', 'house'] as const

export type Taste = (typeof TASTES)[number]
export type Texture = (typeof TEXTURES)[number]
export type Structure = (typeof STRUCTURES)[number]
export type Aroma = (typeof AROMAS)[number]
export type Protein = (typeof PROTEINS)[number]
export type Technique = (typeof TECHNIQUES)[number]
export type Course = (typeof COURSES)[number]
export type Serve = (typeof SERVES)[number]
export type Cuisine = (typeof CUISINES)[number]
export type StyleClass = (typeof STYLE_CLASSES)[number]
export type Colour = (typeof COLOURS)[number]
export type WineType = (typeof WINE_TYPES)[number]
export type DishKind = (typeof DISH_KINDS)[number]
export type WineKind = (typeof WINE_KINDS)[number]
export type Origin = (typeof ORIGINS)[number]

/** Order of the numbers in a dish's value array: tastes, textures, aromas. */
export const DISH_KEYS = [...TASTES, ...TEXTURES, ...AROMAS] as const
/** Order of the numbers in a wine's value array: structure, aromas. */
export const WINE_KEYS = [...STRUCTURES, ...AROMAS] as const
export type DishKey = (typeof DISH_KEYS)[number]
export type WineKey = (typeof WINE_KEYS)[number]

export const DISH_INDEX = indexOf(DISH_KEYS)
export const WINE_INDEX = indexOf(WINE_KEYS)

export const FACETS = {
  protein: PROTEINS,
  technique: TECHNIQUES,
  course: COURSES,
  serve: SERVES,
  cuisine: CUISINES,
} as const
export type FacetName = keyof typeof FACETS

function indexOf<K extends string>(keys: readonly K[]): Readonly<Record<K, number>> {
  return Object.freeze(Object.fromEntries(keys.map((key, index) => [key, index]))) as Readonly<Record<K, number>>
}
