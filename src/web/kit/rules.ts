/** Seven rules of thumb, enough to make the kit's answers look like answers. */
import type { Lang } from '../../contract/requests.ts'

export type Arguments = Readonly<Record<string, number>>

interface Rule {
  id: string
  logit: (dish: Arguments, wine: Arguments) => number
  say: Record<Lang, string>
}

const of = (from: Arguments, axis: string) => from[axis] ?? 0
const rises = (value: number, a: number, b: number) => Math.min(1, Math.max(0, (value - a) / (b - a)))

export const RULES: readonly Rule[] = [
  {
    id: 'acid-meets-acid',
    logit: (dish, wine) => 1.9 * rises(of(dish, 'acidity'), 0.4, 0.8) * (rises(of(wine, 'acidity'), 0.5, 0.8) - 0.45),
    say: {
      es: 'La acidez del limón pide un vino igual de vivo; uno más blando sabría plano.',
      en: 'The lime asks for a wine just as lively; a softer one would taste flat.',
    },
  },
  {
    id: 'acid-lifts-fat',
    logit: (dish, wine) => 1.1 * rises(of(dish, 'grip'), 0.4, 0.8) * rises(of(wine, 'acidity'), 0.5, 0.8),
    say: {
      es: 'La acidez limpia la grasa y deja la boca lista para otro bocado.',
      en: 'Acidity cuts the fat and readies you for another bite.',
    },
  },
  {
    id: 'tannin-wants-protein',
    logit: (dish, wine) =>
      2.1 * rises(of(dish, 'grip'), 0.35, 0.65) * rises(of(dish, 'body'), 0.5, 0.7) * rises(of(wine, 'grip'), 0.3, 0.6),
    say: { es: 'El tanino se ablanda con la carne y su jugo.', en: 'Tannin softens against the meat and its juices.' },
  },
  {
    id: 'weight-by-weight',
    logit: (dish, wine) => Math.max(0, 1.5 * (0.28 - Math.abs(of(dish, 'body') - of(wine, 'body')))),
    say: {
      es: 'Tienen el mismo peso en boca: ninguno tapa al otro.',
      en: 'They weigh the same on the palate: neither covers the other.',
    },
  },
  {
    id: 'tannin-hurts-raw-fish',
    logit: (dish, wine) => -2.6 * rises(of(wine, 'grip'), 0.2, 0.5) * rises(of(dish, 'acidity'), 0.5, 0.8),
    say: {
      es: 'El tanino con pescado crudo y limón sabe a metal.',
      en: 'Tannin with raw fish and lime tastes of metal.',
    },
  },
  {
    id: 'heat-burns-with-alcohol',
    logit: (dish, wine) => -1.8 * rises(of(dish, 'heat'), 0.3, 0.7) * rises(of(wine, 'heat'), 0.25, 0.5),
    say: { es: 'El alcohol aviva el picor del ají.', en: 'Alcohol fans the heat of the chilli.' },
  },
  {
    id: 'dessert-sweeter-than-wine',
    logit: (dish, wine) =>
      3.4 * rises(of(dish, 'sweetness'), 0.5, 0.8) * (rises(of(wine, 'sweetness'), 0.4, 0.85) - 0.6),
    say: {
      es: 'Con postre, el dulzor del vino decide: menos dulce que el plato, parece agrio.',
      en: 'With dessert the sweetness of the wine decides: less sweet than the dish, it tastes sour.',
    },
  },
  {
    id: 'aromas-in-common',
    logit: (dish, wine) => 2.4 * (of(dish, 'aroma_match') > 0 ? of(wine, 'aroma_match') - 0.42 : 0),
    say: {
      es: 'Comparten cítricos y hierbas: el culantro encuentra su eco.',
      en: 'They share citrus and herbs: the coriander finds its echo.',
    },
  },
]
