/** Fits the matcher's weights: logistic regression with a ridge, by plain gradient steps; then sets where to link. */
import { type Matcher, SIGNS, type Sign, weigh } from './likeness.ts'

export interface Labelled {
  /** null: cannot be one wine */
  signs: Float64Array | null
  same: boolean
}

export interface Quality {
  precision: number
  recall: number
  f1: number
}

const LINK = 0.95
const ASK = 0.85
const AS_GOOD = 0.01
const RIDGE = 0.004
const ROUNDS = 6_000
const RATE = 0.6
/**
 * What a sommelier would say before seeing a pair, in logits: the ridge pulls toward it, so that signs which the sample
 * shows seldom (sweetness, colour) keep their sense. Above 0 a sign speaks for one wine, else against it.
 */
const PRIOR: Readonly<Record<Sign, number>> = {
  shared_words: 0.8,
  shared_house: 1,
  other_house: -3,
  one_house: -0.3,
  nothing_shared: -3,
  words_on_both_sides: -3,
  words_on_one_side: -1.5,
  words_on_one_side_bare: -3,
  other_level: -5,
  one_level: -1,
  one_level_bare: -3.5,
  one_level_told: -4,
  same_grapes: 1,
  other_grapes: -6,
  some_grapes: -3,
  one_grape: -0.7,
  one_grape_bare: -1.5,
  other_colour: -5,
  one_rose: -4,
  one_colour: -0.5,
  one_white_bare: -1.5,
  one_sweetness: -2.5,
  one_type: -0.7,
  other_region: -4,
  one_region_bare: -0.5,
  wider_region_bare: -1.5,
  no_vintage: -0.3,
  one_number: -2,
  one_number_bare: -5,
}

export function fitMatcher(pairs: readonly Labelled[]): Matcher {
  const rows = pairs.flatMap(({ signs, same }) => (signs ? [{ signs, same }] : []))
  const weights = Float64Array.from(SIGNS, (sign) => PRIOR[sign])
  let bias = 0
  const gradient = new Float64Array(SIGNS.length)
  for (let round = 0; round < ROUNDS; round++) {
    gradient.fill(0)
    let biasGradient = 0
    for (const { signs, same } of rows) {
      let sum = bias
      for (let i = 0; i < SIGNS.length; i++) sum += weights[i]! * signs[i]!
      const error = 1 / (1 + Math.exp(-sum)) - (same ? 1 : 0)
      biasGradient += error
      for (let i = 0; i < SIGNS.length; i++) gradient[i]! += error * signs[i]!
    }
    bias -= (RATE * biasGradient) / rows.length
    for (const [i, sign] of SIGNS.entries()) {
      const next = weights[i]! - RATE * (gradient[i]! / rows.length + RIDGE * (weights[i]! - PRIOR[sign]))
      // A sign keeps its sense: a word that only one side has never speaks for one wine, whatever the sample says.
      weights[i] = PRIOR[sign] > 0 ? Math.max(0, next) : Math.min(0, next)
    }
  }
  const fitted = { bias, weights: named(weights) }
  // Likeness is no probability: its scale is shifted so that the best cut of the tuning half stands at LINK.
  const cut = bestCut(pairs, fitted)
  return { link: LINK, ask: ASK, bias: round(bias + logit(LINK) - cut), weights: fitted.weights }
}

export function qualityOf(pairs: readonly Labelled[], matcher: Matcher, threshold: number): Quality {
  let hit = 0
  let wrong = 0
  let missed = 0
  for (const { signs, same } of pairs) {
    const linked = signs !== null && weigh(signs, matcher) > threshold
    if (linked && same) hit++
    else if (linked) wrong++
    else if (same) missed++
  }
  const precision = hit / Math.max(1, hit + wrong)
  const recall = hit / Math.max(1, hit + missed)
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) }
}

/** The middle of the cuts that are as good as the best: the best one alone is luck of the sample. */
function bestCut(pairs: readonly Labelled[], fitted: Pick<Matcher, 'bias' | 'weights'>): number {
  const cuts = Array.from({ length: 121 }, (_, i) => {
    const cut = -3 + i / 20
    return { cut, ...qualityOf(pairs, { ...fitted, link: LINK, ask: ASK }, 1 / (1 + Math.exp(-cut))) }
  })
  const best = Math.max(...cuts.map(({ f1 }) => f1))
  const good = cuts.filter(({ f1 }) => f1 >= best - AS_GOOD)
  return good[Math.floor(good.length / 2)]?.cut ?? 0
}

function logit(p: number): number {
  return Math.log(p / (1 - p))
}

function named(weights: Float64Array): Record<Sign, number> {
  return Object.fromEntries(SIGNS.map((sign, i) => [sign, round(weights[i]!)])) as Record<Sign, number>
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
