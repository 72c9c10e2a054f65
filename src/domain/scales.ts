/** Units to the 0..1 scales of the vocabulary. Anchors: WSET Systematic Approach to Tasting Wine (level 3). */

export const WSET = { low: 0.1, mediumMinus: 0.3, medium: 0.5, mediumPlus: 0.7, high: 0.9 } as const

/** Residual sugar in g/L at the middle of each interval and its value on the scale. */
const SWEETNESS_KNOTS: readonly (readonly [number, number])[] = [
  [2, 0.05],
  [6.5, 0.15],
  [13.5, 0.3],
  [31.5, 0.5],
  [72.5, 0.75],
  [130, 0.95],
]
/** Alcohol in % by volume at the middle of each interval and its value on the scale. */
const ALCOHOL_KNOTS: readonly (readonly [number, number])[] = [
  [10, 0.1],
  [11.7, 0.35],
  [13.2, 0.5],
  [14.45, 0.75],
  [16, 0.95],
]

/** @param gramsPerLitre residual sugar, 0 or more */
export function sweetnessFromSugar(gramsPerLitre: number): number {
  return interpolate(SWEETNESS_KNOTS, gramsPerLitre)
}

/** @param abvPercent alcohol in % by volume */
export function alcoholFromAbv(abvPercent: number): number {
  return interpolate(ALCOHOL_KNOTS, abvPercent)
}

export function clamp01(value: number): number {
  return Math.min(Math.max(value, 0), 1)
}

/** 0 below a, 1 above b, smooth between (3t² - 2t³); falls instead of rising when a > b. */
export function smoothstep(a: number, b: number, x: number): number {
  if (a === b) return x < a ? 0 : 1
  const t = clamp01((x - a) / (b - a))
  return t * t * (3 - 2 * t)
}

function interpolate(knots: readonly (readonly [number, number])[], x: number): number {
  const first = knots[0]!
  const last = knots[knots.length - 1]!
  if (!(x > first[0])) return first[1]
  for (let i = 1; i < knots.length; i++) {
    const [x1, y1] = knots[i]!
    if (x <= x1) {
      const [x0, y0] = knots[i - 1]!
      return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0)
    }
  }
  return last[1]
}
