/** Plausible answers for the kit and the browser tests, in the shape of the API. Not the engine: a few lines of common sense. */
import type { Constraints, Lang } from '../../contract/requests.ts'
import type { DishResult, ExplainResponse, Note, Reason, Recommendation } from '../../contract/results.ts'
import { KNOWN_DISHES, type KnownDish, type KnownWine, WINES } from './house.ts'
import { type Arguments, RULES } from './rules.ts'
import { SENTENCES } from './sentences.ts'

interface Options {
  lang: Lang
  top: number
  constraints?: Constraints | undefined
  wines?: readonly KnownWine[]
}

export function answerDish(dish: string, { lang, top, constraints = {}, wines = WINES }: Options): DishResult {
  const say = SENTENCES[lang]
  const known = KNOWN_DISHES.find(({ words }) => words.test(dish))
  if (/pisco sour|cerveza|gaseosa|chicha morada|agua|beer/i.test(dish))
    return bare(dish, 'drink', { code: 'not_food', text: say.notFood })
  if (/^[^aeiouáéíóú]+$|asdf/i.test(dish)) return bare(dish, 'other', { code: 'unknown_dish', text: say.unknown(dish) })
  if (wines.length === 0) return bare(dish, 'food', { code: 'empty_list', text: say.emptyList })
  const outline = changed(known ?? KNOWN_DISHES[4]!, dish)
  const notes: Note[] = []
  let allowed = wines.filter((wine) => fits(wine, constraints))
  if (allowed.length === 0) {
    allowed = wines.filter((wine) => fits(wine, { ...constraints, max_price_cents: undefined as never }))
    if (allowed.length === 0) allowed = wines.filter((wine) => fits(wine, { colour: constraints.colour ?? [] }))
    notes.push({ code: 'relaxed', text: say.relaxed })
  }
  const unknown = known ? [] : [dish.split(' ')[0] ?? dish]
  if (!known) notes.push({ code: 'low_confidence', text: say.lowConfidence(unknown.join(', ')) })
  const ranked = allowed.map((wine) => judge(outline, wine, lang)).sort((a, b) => b.score - a.score)
  if ((ranked[0]?.score ?? 0) < 0.45) notes.push({ code: 'nothing_fits', text: say.nothingFits })
  const recommendations = ranked.map((one, index) => recommend(one, index + 1, dish, lang))
  const safe = recommendations[0] ?? null
  const bold = recommendations.find((one) => one.style_class !== safe?.style_class) ?? null
  const glass = recommendations.find((one) => one.glass_price !== undefined && one.row !== safe?.row) ?? null
  return {
    ...bare(dish, 'food', null),
    outline: { ...outline },
    unknown,
    confidence: known ? 0.92 : 0.3,
    profile: profileOf(known ?? KNOWN_DISHES[4]!, outline),
    recommendations: recommendations.filter((one, index) => index < top || one === glass),
    picks: {
      safe: safe?.row ?? null,
      bold: bold?.row ?? null,
      glass: glass?.row ?? null,
      no_alcohol: (outline.sweetness ?? 0) > 0.6 ? say.coffee : say.chicha,
    },
    notes,
  }
}

export function explainDish(dish: string, lang: Lang, whyNot?: string, whatIf?: string): ExplainResponse {
  const say = SENTENCES[lang]
  const result = answerDish(dish, { lang, top: 8 })
  const full = answerDish(dish, { lang, top: WINES.length })
  const first = full.recommendations[0]
  const other = full.recommendations.find(({ wine }) => whyNot !== undefined && wine.includes(whyNot))
  const after = whatIf === undefined ? null : answerDish(`${dish} (${whatIf})`, { lang, top: 8 })
  const now = after?.recommendations[0]
  return {
    result,
    why_not:
      other && first
        ? {
            wine: other.wine,
            first: first.wine,
            rank: other.rank,
            score: other.score,
            text: other.rank === 1 ? say.alreadyFirst(other.wine) : say.whyNot(other.wine, other.rank, first.wine),
            differences: [
              ...other.cautions.map(({ id, text, strength }) => ({ id, text: say.against(text), logit: -strength })),
              ...first.reasons
                .slice(0, 2)
                .map(({ id, text, strength }) => ({ id: `${id} first`, text: say.lacks(text), logit: -strength })),
            ].filter(() => other.rank > 1),
          }
        : null,
    what_if:
      after && whatIf !== undefined
        ? {
            change: whatIf,
            understood: /picante|spic|crema|cream|lim[oó]n|lime/i.test(whatIf),
            result: after,
            text: !/picante|spic|crema|cream|lim[oó]n|lime/i.test(whatIf)
              ? say.unclear
              : now?.wine === first?.wine
                ? say.same(now?.wine ?? '')
                : say.moved(now?.wine ?? '', first?.wine ?? ''),
          }
        : null,
  }
}

interface Judged {
  wine: KnownWine
  score: number
  said: (Reason & { logit: number })[]
}

function judge(dish: Arguments, wine: KnownWine, lang: Lang): Judged {
  const said = RULES.map(({ id, logit, say }) => ({ id, text: say[lang], logit: logit(dish, wine.outline) }))
    .filter(({ logit }) => Math.abs(logit) >= 0.15)
    .map((one) => ({ ...one, strength: Math.abs(one.logit) }))
    .sort((a, b) => b.strength - a.strength)
  const sum = said.reduce((total, { logit }) => total + logit, -0.35)
  return { wine, score: 1 / (1 + Math.exp(-sum)), said }
}

function recommend({ wine, score, said }: Judged, rank: number, dish: string, lang: Lang): Recommendation {
  const strip = ({ id, text, strength }: Reason): Reason => ({ id, text, strength })
  const reasons = said
    .filter(({ logit }) => logit > 0)
    .slice(0, 4)
    .map(strip)
  const red = wine.colour === 'red'
  return {
    rank,
    wine: wine.name,
    row: WINES.indexOf(wine),
    wine_id: wine.id,
    score,
    uncertainty: 0.07,
    style: wine.style,
    style_class: wine.style_class,
    colour: wine.colour,
    ...(wine.price ? { price: wine.price } : {}),
    ...(wine.glass_price ? { glass_price: wine.glass_price } : {}),
    outline: { ...wine.outline },
    reasons,
    cautions: said
      .filter(({ logit }) => logit < 0)
      .slice(0, 3)
      .map(strip),
    parts: [
      { from: 'bias', id: wine.style_class, logit: -0.35 },
      ...said.map(({ id, logit }) => ({ from: 'rule' as const, id, logit })),
    ],
    evidence:
      rank <= 2
        ? [
            {
              source: 'Gregory Smith, Around the World in 80 Harvests',
              dish: 'Ceviche clásico',
              style: 'Sauvignon Blanc',
              polarity: 1,
            },
          ]
        : [],
    serve: {
      temp_c: red ? [15, 17] : [8, 10],
      glass: red ? 'bordeaux' : 'white',
      decant_min: wine.style_class === 'red_full' ? 30 : 0,
      say: {
        es: SENTENCES.es.atTheTable(dish, wine.name, lang === 'es' ? (reasons[0]?.text ?? '') : ''),
        en: SENTENCES.en.atTheTable(dish, wine.name, lang === 'en' ? (reasons[0]?.text ?? '') : ''),
      },
      pronounce: /Sauvignon/.test(wine.name) ? 'Sauvignon: so-vi-ñón' : '',
    },
  }
}

function changed({ outline }: KnownDish, dish: string): Record<string, number> {
  const add = (axis: string, by: number) => Math.min(1, Math.max(0, (outline[axis] ?? 0) + by))
  if (/menos picante|less spicy/i.test(dish)) return { ...outline, heat: add('heat', -0.3) }
  if (/m[aá]s picante|spicier/i.test(dish)) return { ...outline, heat: add('heat', 0.4) }
  if (/con crema|with cream/i.test(dish))
    return { ...outline, body: add('body', 0.35), grip: add('grip', 0.3), acidity: add('acidity', -0.25) }
  if (/m[aá]s lim[oó]n|more lime/i.test(dish)) return { ...outline, acidity: add('acidity', 0.25) }
  return { ...outline }
}

function fits(wine: KnownWine, { colour, max_price_cents: most, by_glass: byGlass }: Constraints): boolean {
  if (colour && colour.length > 0 && !colour.includes(wine.colour)) return false
  if (most !== undefined && (wine.price?.cents ?? 0) > most) return false
  return !byGlass || wine.glass_price !== null
}

function profileOf(dish: KnownDish, outline: Arguments): DishResult['profile'] {
  const quantity = (v = 0) => ({ v, c: 0.9, o: 'lookup' as const, from: [] })
  return {
    tastes: {
      sweet: quantity(outline.sweetness),
      sour: quantity(outline.acidity),
      umami: quantity(outline.savoury),
      fat: quantity((outline.grip ?? 0) * 0.8),
      heat: quantity(outline.heat),
      weight: quantity(outline.body),
    },
    texture: { creamy: quantity(dish.technique === 'stewed' ? 0.75 : 0.1) },
    facets: {
      protein: [dish.protein],
      technique: [dish.technique],
      course: dish.course,
      serve: dish.serve,
      cuisine: 'criolla',
    },
    aromas: {},
  }
}

function bare(dish: string, kind: DishResult['kind'], note: Note | null): DishResult {
  return {
    dish,
    kind,
    dish_id: null,
    profile: profileOf(KNOWN_DISHES[4]!, {}),
    outline: {},
    unknown: [],
    confidence: 0,
    engine: { model: 'kit', knowledge: 'kit', house: 'none' },
    recommendations: [],
    picks: { safe: null, bold: null, glass: null, no_alcohol: null },
    notes: note ? [note] : [],
  }
}
