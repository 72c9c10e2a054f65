/** An application whose answers are made up, but of the right form: enough to test what HTTP adds. */
import type { App } from '../../src/app/app.ts'
import type { DishInput } from '../../src/contract/requests.ts'
import type { DishLine, DishResult, Recommendation, WineLine } from '../../src/contract/results.ts'
import { MaridajeError } from '../../src/errors.ts'

const FACETS = {
  protein: ['raw_fish'],
  technique: ['cured'],
  course: 'starter',
  serve: 'cold',
  cuisine: 'marina',
} as const
const QUANTITY = { v: 0.8, c: 0.9, o: 'lookup' as const, from: [{ start: 0, end: 7, text: 'ceviche' }] }
const RESTAURANT = {
  id: '68f94018-c7c1-585f-b4d0-f7a8ff67b6b4',
  slug: 'demo',
  name: 'Caleta y Brasa',
  city: 'Lima',
  currency: 'PEN',
  isPublic: true,
}

export function fakeApp(changes: Partial<App> = {}): App {
  return {
    pairDishes: async ({ dishes, wines, top }) => ({
      results: dishes.map((dish) => resultOf(textOf(dish), top)),
      list: { name: 'demo', wines: wines?.length ?? 2, skipped: [] },
    }),
    explainPairing: async ({ dish }) => ({ result: resultOf(textOf(dish), 5), why_not: null, what_if: null }),
    profileDishes: (dishes) => dishes.map((dish) => dishLine(textOf(dish))),
    profileWines: (wines) => wines.map((wine) => wineLine(typeof wine === 'string' ? wine : wine.name)),
    restaurants: async () => [RESTAURANT],
    menu: async (restaurant) => {
      requireDemo(restaurant)
      return [
        {
          id: 'd1',
          section: 'Entradas',
          dish: 'Ceviche',
          description: '',
          price: { cents: 3800, currency: 'PEN' },
          kind: 'food',
        },
      ]
    },
    wines: async (restaurant) => {
      requireDemo(restaurant)
      return [listWine('w1'), listWine('w2')]
    },
    guestMenu: async (restaurant, lang) => {
      requireDemo(restaurant)
      const { slug, name, city, currency } = RESTAURANT
      return { restaurant: { slug, name, city, currency }, lang, sections: [] }
    },
    learning: {
      principles: () => [],
      quiz: async (seed) => ({ seed, list: 'demo', questions: [] }),
      dishesFor: async (wine) => ({
        wine,
        kind: 'wine',
        colour: null,
        style_class: null,
        outline: {},
        dishes: [],
        avoid: [],
      }),
    },
    vitals: async () => ({
      isDatabaseUp: true,
      jobs: [],
      waitingSince: null,
      lastBackupAt: null,
      drift: {},
      models: [{ version: 'fake', state: 'production' }],
      connections: 1,
      idle: 1,
      waiting: 0,
      snapshotAgeS: 0,
    }),
    readiness: async () => ({ ready: true, database: 'up', model: 'fake', knowledge: 'fake' }),
    close: async () => undefined,
    findRestaurant: async (restaurant) => ([RESTAURANT.id, RESTAURANT.slug].includes(restaurant) ? RESTAURANT : null),
    people: unfaked('people'),
    house: unfaked('house'),
    ...changes,
  }
}

function requireDemo(restaurant: string): void {
  if (restaurant !== 'demo' && restaurant !== RESTAURANT.id)
    throw new MaridajeError('not_found', `There is no restaurant "${restaurant}"`)
}

function textOf(dish: string | DishInput): string {
  return typeof dish === 'string' ? dish : dish.dish
}

function listWine(id: string) {
  const price = { cents: 7900, currency: 'PEN' }
  return {
    id,
    name: `Vino ${id}`,
    kind: 'wine',
    colour: 'white',
    style: 'sauvignon-blanc',
    style_class: 'white_light_crisp',
    price,
    glass_price: null,
    stock: 3,
    is_available: true,
  } as const
}

function dishLine(dish: string): DishLine {
  return {
    dish,
    kind: 'food',
    dish_id: 'ceviche-de-pescado',
    ingredients: ['pescado-blanco'],
    techniques: ['curado'],
    sauces: [],
    facets: mutable(FACETS),
    confidence: 0.9,
    unknown: [],
    profile: { tastes: { sour: QUANTITY }, texture: {}, facets: mutable(FACETS), aromas: { citrus: QUANTITY } },
  }
}

function mutable(facets: typeof FACETS): DishLine['facets'] {
  return { ...facets, protein: [...facets.protein], technique: [...facets.technique] }
}

function wineLine(name: string): WineLine {
  return {
    name,
    kind: 'wine',
    producer: null,
    label: null,
    grapes: ['Sauvignon Blanc'],
    region: null,
    country: 'Perú',
    vintage: 2023,
    abv: 12.5,
    colour: 'white',
    style: 'sauvignon-blanc',
    style_class: 'white_light_crisp',
    confidence: 0.8,
    unknown: [],
    profile: { structure: { acidity: QUANTITY }, aromas: {} },
  }
}

function resultOf(dish: string, top: number): DishResult {
  const { kind, dish_id, profile, unknown, confidence } = dishLine(dish)
  return {
    dish,
    kind,
    dish_id,
    profile,
    outline: { acidity: 0.8 },
    unknown,
    confidence,
    engine: { model: 'fake', knowledge: 'fake', house: 'none' },
    recommendations: Array.from({ length: Math.min(top, 2) }, (_, row) => recommendation(row)),
    picks: { safe: 0, bold: 1, glass: null, no_alcohol: 'Chicha morada' },
    notes: [],
  }
}

function recommendation(row: number): Recommendation {
  return {
    rank: row + 1,
    wine: `Vino ${row}`,
    row,
    score: 0.9 - row / 10,
    uncertainty: 0.1,
    style: 'sauvignon-blanc',
    style_class: 'white_light_crisp',
    colour: 'white',
    price: { cents: 7900, currency: 'PEN' },
    outline: { acidity: 0.8 },
    reasons: [{ id: 'acid-with-acid', text: 'Acidez con acidez.', strength: 0.8 }],
    cautions: [],
    parts: [{ from: 'rule', id: 'acid-with-acid', logit: 0.8 }],
    evidence: [],
    serve: { temp_c: [8, 10], glass: 'white', decant_min: 0, say: { es: 'Fresco.', en: 'Fresh.' }, pronounce: '' },
  }
}

/** A theme that a test does not use; whoever uses it after all is told. */
function unfaked<T extends object>(theme: string): T {
  return new Proxy({} as T, {
    get: (_, name) => {
      throw new Error(`the fake app has no ${theme}.${String(name)}`)
    },
  })
}
