/** The answers a waiter gives: a safe one, a bold one, one by the glass, one without alcohol. */
import type { DishResult, Recommendation } from '../../contract/results.ts'
import { quieten } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import { Pick } from './pick.tsx'
import './picks.css'

const KINDS = ['safe', 'bold', 'glass'] as const

export function Picks({ result, onSee }: { result: DishResult; onSee: (row: number) => void }) {
  const { picks } = useWords()
  const found = KINDS.flatMap((kind) => {
    const wine = findRow(result.recommendations, result.picks[kind])
    return wine ? [{ kind, wine }] : []
  })
  const { no_alcohol: noAlcohol } = result.picks
  return (
    <section className="picks" aria-label={`${picks.title}: ${quieten(result.dish)}`}>
      {found.map(({ kind, wine }) => (
        <Pick key={kind} kind={kind} wine={wine} onSee={() => onSee(wine.row)} />
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

function findRow(wines: readonly Recommendation[], row: number | null): Recommendation | undefined {
  return row === null ? undefined : wines.find((wine) => wine.row === row)
}
