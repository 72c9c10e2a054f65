/** All wines that came back, best first; the first few at once, the rest on demand. */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { DishResult, Reason, Recommendation } from '../../contract/results.ts'
import '../shell/button.css'
import { WineRow } from '../wine/wine-row.tsx'
import { useWords } from '../words/speech.tsx'
import './ranking.css'

/** How many wines stand there at first: fewer where several dishes share the page. */
const SHOWN_ALONE = 4
const SHOWN_IN_COMPANY = 2
const REASONS_AT_FIRST = 2

interface Props {
  dish: DishInput
  result: DishResult
  /** other dishes are on the page as well */
  inCompany: boolean
  /** the wine whose details are open: its row in the list */
  openRow: number | null
  onOpen: (row: number | null) => void
}

export function Ranking({ dish, result, inCompany, openRow, onOpen }: Props) {
  const { answers } = useWords()
  const [all, setAll] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const wines = result.recommendations
  const news = useMemo(() => newReasons(wines), [wines])
  const shownAtFirst = inCompany ? SHOWN_IN_COMPANY : SHOWN_ALONE
  const hidden = wines.slice(shownAtFirst)
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
        {(showAll ? wines : wines.slice(0, shownAtFirst)).map((wine) => (
          <WineRow
            key={wine.row}
            dish={dish}
            result={result}
            wine={wine}
            news={news.get(wine.row) ?? []}
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

/** For each wine the reasons that no wine above it gave; where there are none, its strongest again. */
function newReasons(wines: readonly Recommendation[]): Map<number, Reason[]> {
  const said = new Set<string>()
  const news = new Map<number, Reason[]>()
  for (const { row, reasons } of wines) {
    const fresh = reasons.filter(({ text }) => !said.has(text))
    const shown = (fresh.length > 0 ? fresh : reasons.slice(0, 1)).slice(0, REASONS_AT_FIRST)
    for (const { text } of shown) said.add(text)
    news.set(row, shown)
  }
  return news
}

function isInSight(element: HTMLElement): boolean {
  const { top } = element.getBoundingClientRect()
  return top >= 0 && top < innerHeight * 0.7
}
