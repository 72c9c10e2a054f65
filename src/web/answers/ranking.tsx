/** All wines that came back, best first; the first few at once, the rest on demand. */
import { useEffect, useRef, useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { DishResult } from '../../contract/results.ts'
import '../shell/button.css'
import { WineRow } from '../wine/wine-row.tsx'
import { useWords } from '../words/speech.tsx'
import './ranking.css'

const SHOWN_AT_FIRST = 4

interface Props {
  dish: DishInput
  result: DishResult
  /** the wine whose details are open: its row in the list */
  openRow: number | null
  onOpen: (row: number | null) => void
}

export function Ranking({ dish, result, openRow, onOpen }: Props) {
  const { answers } = useWords()
  const [all, setAll] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const wines = result.recommendations
  const hidden = wines.slice(SHOWN_AT_FIRST)
  const showAll = all || hidden.some(({ row }) => row === openRow)
  useEffect(() => {
    const opened = openRow === null ? null : list.current?.querySelector<HTMLElement>(`[data-row="${openRow}"]`)
    if (!opened || isInSight(opened)) return
    opened.scrollIntoView({ block: 'start' })
    opened.querySelector<HTMLElement>('[aria-expanded]')?.focus({ preventScroll: true })
  }, [openRow])
  return (
    <div className="ranking">
      <h4 className="label">{answers.ranking}</h4>
      <ol ref={list}>
        {(showAll ? wines : wines.slice(0, SHOWN_AT_FIRST)).map((wine) => (
          <WineRow
            key={wine.row}
            dish={dish}
            result={result}
            wine={wine}
            open={openRow === wine.row}
            onToggle={() => onOpen(openRow === wine.row ? null : wine.row)}
          />
        ))}
      </ol>
      {hidden.length > 0 && (
        <button type="button" className="button" aria-expanded={showAll} onClick={() => setAll(!showAll)}>
          {showAll ? answers.fewerWines : answers.moreWines(hidden.length)}
        </button>
      )}
    </div>
  )
}

function isInSight(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect()
  return top >= 0 && top < innerHeight * 0.7
}
