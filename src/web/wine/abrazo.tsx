/** The signature picture: dish and wine outlines over the same axes, with a sentence as its alternative. */
import { useWords } from '../words/speech.tsx'
import './abrazo.css'
import { describeAbrazo } from './abrazo-sentence.ts'
import { AbrazoShapes } from './abrazo-shapes.tsx'
import { axesOf, CENTRE, type Outline, pointOn, SIZE } from './outline-shape.ts'

const RADIUS = 104
const LABEL_AT = 1.17
/** wide enough for the longest label at either side */
const VIEW = `-24 36 ${SIZE + 48} ${SIZE - 68}`

export function Abrazo({ dish, wine }: { dish: Outline; wine: Outline }) {
  const words = useWords()
  const axes = axesOf(dish, wine)
  return (
    <svg className="abrazo" viewBox={VIEW} role="img" aria-label={describeAbrazo(dish, wine, words)}>
      {axes.map((axis, index) => {
        const tip = pointOn(index, axes.length, 1, RADIUS)
        return <line key={axis} className="abrazo-axis" x1={CENTRE} y1={CENTRE} x2={tip.x} y2={tip.y} />
      })}
      <AbrazoShapes dish={dish} wine={wine} radius={RADIUS} />
      {axes.map((axis, index) => {
        const { x, y } = pointOn(index, axes.length, LABEL_AT, RADIUS)
        const anchor = Math.abs(x - CENTRE) < 8 ? 'middle' : x > CENTRE ? 'start' : 'end'
        return (
          <text key={axis} className="abrazo-label" x={x} y={y + 5} textAnchor={anchor}>
            {words.abrazo.axis[axis] ?? axis}
          </text>
        )
      })}
    </svg>
  )
}
