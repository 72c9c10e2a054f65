/** The answers a waiter gives: a safe one, a bold one, one by the glass, one without alcohol. */
import type { ListWine } from '../../contract/restaurant.ts'
import type { DishResult } from '../../contract/results.ts'
import { quieten } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import { Pick } from './pick.tsx'
import './picks.css'

const KINDS = ['safe', 'bold', 'glass'] as const

interface Props {
  result: DishResult
  wines: readonly ListWine[]
  onSee: (row: number) => void
}

export function Picks({ result, wines, onSee }: Props) {
  const { picks } = useWords()
  const { no_alcohol: noAlcohol } = result.picks
  const found = KINDS.flatMap((kind) => {
    const row = result.picks[kind]
    const wine = row === null ? undefined : (result.recommendations.find((one) => one.row === row) ?? wines[row])
    return wine ? [{ kind, wine }] : []
  })
  return (
    <section className="picks" aria-label={`${picks.title}: ${quieten(result.dish)}`}>
      {found.map(({ kind, wine }) => (
        <Pick key={kind} kind={kind} wine={wine} onSee={onSee} />
      ))}
      {noAlcohol !== null && (
        <div className="pick" data-kind="none">
          <h4 className="label">{picks.noAlcohol}</h4>
          <p className="pick-sentence">{noAlcohol}</p>
        </div>
      )}
    </section>
  )
}
