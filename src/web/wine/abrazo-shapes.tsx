/** Rings and the two outlines, without words. */
import { axesOf, CENTRE, type Outline, pointOn, smoothPath } from './outline-shape.ts'

const RINGS = [0.33, 0.66, 1] as const

export function AbrazoShapes({ dish, wine, radius }: { dish: Outline; wine: Outline; radius: number }) {
  const axes = axesOf(dish, wine)
  const shape = (outline: Outline) =>
    smoothPath(axes.map((axis, index) => pointOn(index, axes.length, outline[axis] ?? 0, radius)))
  return (
    <>
      {RINGS.map((ring) => (
        <circle
          key={ring}
          className="abrazo-ring"
          cx={CENTRE}
          cy={CENTRE}
          r={CENTRE - pointOn(0, axes.length, ring, radius).y}
        />
      ))}
      <path className="abrazo-wine" d={shape(wine)} />
      <path className="abrazo-dish" d={shape(dish)} />
    </>
  )
}
