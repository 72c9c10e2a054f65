/** ¿Por qué no…? Another wine of the list held against the first. */
import { useId, useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { ListWine } from '../../contract/restaurant.ts'
import type { DishResult } from '../../contract/results.ts'
import { COLOURS } from '../state/filters.ts'
import { useWords } from '../words/speech.tsx'
import './questions.css'
import { WhyNotAnswer } from './why-not-answer.tsx'

interface Props {
  dish: DishInput
  result: DishResult
  wines: readonly ListWine[]
}

export function WhyNot({ dish, result, wines }: Props) {
  const words = useWords()
  const id = useId()
  const [wine, setWine] = useState('')
  const names = wines.length > 0 ? wines : null
  return (
    <section className="question">
      <h4>
        <label htmlFor={id}>{words.why.notTitle}</label>
      </h4>
      <select id={id} aria-label={words.why.notLabel} value={wine} onChange={(event) => setWine(event.target.value)}>
        <option value="">{words.why.choose}</option>
        {names
          ? COLOURS.map((colour) => (
              <optgroup key={colour} label={words.filters.colour[colour]}>
                {names
                  .filter((one) => one.kind === 'wine' && one.colour === colour)
                  .map((one) => (
                    <option key={one.id}>{one.name}</option>
                  ))}
              </optgroup>
            ))
          : result.recommendations.map((one) => <option key={one.row}>{one.wine}</option>)}
      </select>
      {wine !== '' && <WhyNotAnswer dish={dish} wine={wine} />}
    </section>
  )
}
