/** The kit's house as a phone carries it: its bundle and its briefing, in the shape of the API. */
import type { Briefing, Bundle } from '../../contract/house/planning.ts'
import type { DishResult } from '../../contract/results.ts'
import { answerDish } from './answer.ts'
import { MENU, RESTAURANT, WINES } from './house.ts'

const GLASSES = {
  white: { es: 'de vino blanco', en: 'white-wine glass' },
  red: { es: 'grande, tipo Burdeos', en: 'large, Bordeaux' },
}
const GUEST_WORDS: Bundle['guest_words'] = [
  { words: ['algo suave', 'suave', 'something smooth', 'smooth'], wants: { 'step:tannin': -0.3, 'step:body': -0.2 } },
  { words: ['semi seco', 'off-dry', 'off dry'], wants: { 'like:sweetness': 0.4 } },
  { words: ['no muy caro', 'not too expensive'], wants: { price: -1 } },
  { words: ['algo fresco', 'fresco', 'something fresh'], wants: { 'step:acidity': 0.25 } },
  { words: ['con cuerpo', 'full bodied'], wants: { 'step:body': 0.3 } },
  { words: ['tinto', 'red'], wants: { 'colour:red': 1 } },
  { words: ['por copa', 'by the glass'], wants: { glass: 1 } },
  { words: ['sin alcohol', 'no alcohol'], wants: { alcohol: 0 } },
]
const NOT_POURED_NOW = new Set<string>()

export interface KitState {
  out: ReadonlySet<string>
  open: ReadonlySet<string>
  dishesOut: ReadonlySet<string>
}

export const KIT_UNTOUCHED: KitState = { out: NOT_POURED_NOW, open: NOT_POURED_NOW, dishesOut: NOT_POURED_NOW }

export function kitBundle({ out, open, dishesOut }: KitState = KIT_UNTOUCHED): Bundle {
  const sentences: Bundle['sentences'] = []
  const sentenceOf = (es: string, en: string) => {
    const known = sentences.findIndex((one) => one.es === es)
    return known >= 0 ? known : sentences.push({ es, en }) - 1
  }
  const results = MENU.map(({ dish }) => ({
    es: answerDish(dish, { lang: 'es', top: WINES.length }),
    en: answerDish(dish, { lang: 'en', top: WINES.length }),
  }))
  const bytes = results.flatMap(({ es }) => WINES.map((_, row) => Math.max(1, Math.round(scoreOf(es, row) * 255))))
  return {
    version: `kit-${[...out, ...open, ...dishesOut].join('.')}`,
    made_at: '2026-01-15T18:00:00.000Z',
    restaurant: { id: RESTAURANT.id, name: RESTAURANT.name, currency: RESTAURANT.currency },
    dishes: MENU.map(({ id, dish, section }, index) => ({
      id,
      dish,
      section,
      is_sold_out: dishesOut.has(id),
      special: index === 1,
    })),
    wines: WINES.map((wine) => ({
      id: wine.id,
      name: wine.name,
      colour: wine.colour,
      style: wine.style,
      grape: '',
      body: wine.outline.body ?? 0,
      sweetness: wine.outline.sweetness ?? 0,
      acidity: wine.outline.acidity ?? 0,
      tannin: wine.outline.grip ?? 0,
      numbers: {
        body: wine.outline.body ?? 0,
        sweetness: wine.outline.sweetness ?? 0,
        acidity: wine.outline.acidity ?? 0,
        tannin: wine.outline.grip ?? 0,
      },
      grapes: [],
      country: null,
      style_class: wine.style_class,
      price_cents: wine.price?.cents ?? null,
      glass_price_cents: wine.glass_price?.cents ?? null,
      is_out: out.has(wine.id),
      open: open.has(wine.id),
      serve: {
        temp_c: wine.colour === 'red' ? [15, 17] : [8, 10],
        glass: wine.colour === 'red' ? GLASSES.red : GLASSES.white,
        decant_min: wine.style_class === 'red_full' ? 30 : 0,
        pronounce: /Sauvignon Blanc/.test(wine.name) ? 'so-vi-ÑÓN blan' : '',
      },
    })),
    scores: btoa(String.fromCharCode(...bytes)),
    answers: results.map(({ es, en }, index) => ({
      order: es.recommendations.slice(0, 12).map(({ row }) => row),
      pinned: index === 4 ? 1 : 0,
      reasons: es.recommendations
        .slice(0, 12)
        .map(({ reasons }, place) =>
          reasons[0] ? sentenceOf(reasons[0].text, en.recommendations[place]?.reasons[0]?.text ?? '') : -1,
        ),
      safe: es.picks.safe,
      bold: es.picks.bold,
      glass: es.picks.glass,
      no_alcohol: { es: es.picks.no_alcohol ?? '', en: en.picks.no_alcohol ?? '' },
      note: index === 0 ? { es: 'Sírvelo apenas salga de la cava.', en: 'Serve it straight from the cellar.' } : null,
    })),
    sentences,
    guest_words: GUEST_WORDS,
  }
}

export function kitBriefing({ out, open }: KitState = KIT_UNTOUCHED): Briefing {
  const say = (index: number) => {
    const { dish } = MENU[index]!
    const [es, en] = [answerDish(dish, { lang: 'es', top: 1 }), answerDish(dish, { lang: 'en', top: 1 })]
    const first = es.recommendations[0]!
    return {
      dish_id: MENU[index]!.id,
      dish,
      wine: first.wine,
      say: { es: first.serve.say.es, en: en.recommendations[0]?.serve.say.en ?? '' },
    }
  }
  const named = (ids: ReadonlySet<string>) => WINES.filter(({ id }) => ids.has(id))
  return {
    day: '2026-01-15',
    new_dishes: [{ dish: MENU[1]!.dish, section: MENU[1]!.section }],
    new_wines: [{ wine_id: WINES[7]!.id, wine: WINES[7]!.name }],
    sold_out: named(out).map(({ id, name }) => ({ wine_id: id, wine: name, instead: WINES[1]!.name })),
    open_bottles: named(open).map(({ id, name }) => ({
      wine_id: id,
      wine: name,
      open_at: '2026-01-15T01:30:00.000Z',
      with: [MENU[0]!.dish, MENU[2]!.dish],
    })),
    dishes: [say(0), say(6), say(7)],
  }
}

function scoreOf({ recommendations }: DishResult, row: number): number {
  return recommendations.find((one) => one.row === row)?.score ?? 0.3
}
