/** The tasting sheet of one dish: what was understood, the answers, the ranking, and the two questions a guest asks next. */
import { useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { ListWine } from '../../contract/restaurant.ts'
import type { DishResult } from '../../contract/results.ts'
import { quieten } from '../words/plain.ts'
import { useWords } from '../words/speech.tsx'
import './dish-sheet.css'
import { Notes } from './notes.tsx'
import { Picks } from './picks.tsx'
import { Ranking } from './ranking.tsx'
import { sheetId } from './sheet-id.ts'
import { Understood } from './understood.tsx'
import { WhatIf } from './what-if.tsx'
import { WhyNot } from './why-not.tsx'

interface Props {
  dish: DishInput
  result: DishResult
  /** false while a newer question is under way */
  current: boolean
  /** other dishes are on the page as well */
  inCompany: boolean
  wines: readonly ListWine[]
}

export function DishSheet({ dish, result, current, inCompany, wines }: Props) {
  const { answers } = useWords()
  const [openRow, setOpenRow] = useState<number | null>(null)
  // While a newer question is under way the sheet still shows the dish it answered.
  const nameShown = current ? dish.dish : result.dish
  const id = sheetId(dish.dish)
  const ranked = result.recommendations.length > 0
  return (
    <article id={id} className="dish-sheet" data-current={current} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <header>
        <h3 id={`${id}-title`}>{quieten(nameShown)}</h3>
        {result.kind === 'food' ? (
          <Understood result={result} />
        ) : (
          <p className="dish-sheet-kind">{answers.kind[result.kind]}</p>
        )}
      </header>
      <Notes notes={result.notes} />
      {ranked && (
        <>
          <Picks result={result} wines={wines} onSee={setOpenRow} />
          <Ranking dish={dish} result={result} inCompany={inCompany} openRow={openRow} onOpen={setOpenRow} />
          <div className="dish-sheet-questions">
            <WhatIf key={`if ${result.dish}`} dish={dish} result={result} />
            <WhyNot key={`not ${result.dish}`} dish={dish} result={result} wines={wines} />
          </div>
        </>
      )}
    </article>
  )
}
