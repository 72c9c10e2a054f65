/** The abrazo with its key and its sentence, as large as the page allows. */
import { Abrazo } from '../wine/abrazo.tsx'
import '../wine/abrazo-figure.css'
import { describeAbrazo } from '../wine/abrazo-sentence.ts'
import type { Outline } from '../wine/outline-shape.ts'
import { quieten, quietenName } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'

interface Side {
  name: string
  outline: Outline
}

export function ExplorePicture({ dish, wine }: { dish: Side; wine: Side }) {
  const words = useWords()
  return (
    <figure className="explore-picture abrazo-figure">
      <Abrazo dish={dish.outline} wine={wine.outline} />
      <ul aria-hidden="true">
        <li data-of="dish">{quieten(dish.name)}</li>
        <li data-of="wine">{quietenName(wine.name)}</li>
      </ul>
      <figcaption>
        <p aria-hidden="true">{describeAbrazo(dish.outline, wine.outline, words)}</p>
        <small>{words.abrazo.about}</small>
      </figcaption>
    </figure>
  )
}
