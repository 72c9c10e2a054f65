/** The abrazo as a small ornament beside words that say the same. */
import './abrazo.css'
import { AbrazoShapes } from './abrazo-shapes.tsx'
import { type Outline, SIZE } from './outline-shape.ts'

const RADIUS = 150

export function AbrazoMark({ dish, wine }: { dish: Outline; wine: Outline }) {
  return (
    <svg className="abrazo abrazo-mark" viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
      <AbrazoShapes dish={dish} wine={wine} radius={RADIUS} />
    </svg>
  )
}
