/** The geometry of the abrazo: a closed smooth line through one point per axis. */

/** The order of the axes, always: neighbours go together in most dishes. Keys beyond these come after them. */
const ORDER = ['acidity', 'aroma_match', 'intensity', 'savoury', 'body', 'grip', 'heat', 'sweetness'] as const
const MOST_AXES = 8
export const SIZE = 340
export const CENTRE = SIZE / 2
/** A value of 0 still leaves a small core, so that the shape never collapses. */
const CORE = 0.16

export type Outline = Readonly<Record<string, number>>

export interface Point {
  x: number
  y: number
}

export function axesOf(dish: Outline, wine: Outline): string[] {
  const keys = new Set([...Object.keys(dish), ...Object.keys(wine)])
  const known = ORDER.filter((axis) => keys.has(axis))
  const more = [...keys].filter((key) => !known.some((axis) => axis === key))
  return [...known, ...more].slice(0, MOST_AXES)
}

/** @param share 0..1 along the axis; above 1 lies outside, for labels */
export function pointOn(index: number, count: number, share: number, radius: number): Point {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2
  const distance = radius * (CORE + (1 - CORE) * share)
  return { x: CENTRE + distance * Math.cos(angle), y: CENTRE + distance * Math.sin(angle) }
}

/** Catmull-Rom through the points, as cubic Béziers. */
export function smoothPath(points: readonly Point[]): string {
  const at = (index: number) => points[(index + points.length) % points.length] ?? { x: 0, y: 0 }
  const tension = 0.17
  const start = at(0)
  const curves = points.map((_, index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const first = { x: from.x + (to.x - before.x) * tension, y: from.y + (to.y - before.y) * tension }
    const second = { x: to.x - (after.x - from.x) * tension, y: to.y - (after.y - from.y) * tension }
    return `C${pair(first)} ${pair(second)} ${pair(to)}`
  })
  return `M${pair(start)} ${curves.join(' ')}Z`
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}
