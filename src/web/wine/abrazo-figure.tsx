/** The abrazo with its key and its sentence. */
import type { DishInput } from '../../contract/requests.ts'
import type { Recommendation } from '../../contract/results.ts'
import { quieten, quietenName } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import { Abrazo } from './abrazo.tsx'
import './abrazo-figure.css'
import { describeAbrazo } from './abrazo-sentence.ts'
import type { Outline } from './outline-shape.ts'

export function AbrazoFigure({ dish, outline, wine }: { dish: DishInput; outline: Outline; wine: Recommendation }) {
  const words = useWords()
  return (
    <figure className="abrazo-figure">
      <h5>{words.abrazo.title}</h5>
      <Abrazo dish={outline} wine={wine.outline} />
      <ul aria-hidden="true">
        <li data-of="dish">{quieten(dish.dish)}</li>
        <li data-of="wine">{quietenName(wine.wine)}</li>
      </ul>
      <figcaption>
        <p aria-hidden="true">{describeAbrazo(outline, wine.outline, words)}</p>
        <small>{words.abrazo.about}</small>
      </figcaption>
    </figure>
  )
}
