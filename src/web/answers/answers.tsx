/** The tasting sheets of the dishes on the table, the filters over them, and what to see before there are any. */
import type { RefObject } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { ListWine } from '../../contract/restaurant.ts'
import type { Filters } from '../state/filters.ts'
import type { Answers as Answered } from '../state/pairing.ts'
import { useWords } from '../words/speech.tsx'
import { Announcement } from './announcement.tsx'
import './answers.css'
import { arrange } from './arrange.ts'
import { DishSheet } from './dish-sheet.tsx'
import { EmptySheet } from './empty-sheet.tsx'
import { FilterBar } from './filter-bar.tsx'
import { SheetSkeleton } from './sheet-skeleton.tsx'

interface Props {
  place: RefObject<HTMLElement | null>
  kept: readonly string[]
  dishes: readonly DishInput[]
  answers: Answered
  wines: readonly ListWine[]
  filters: Filters
  onFilter: (part: Partial<Filters>) => void
}

export function Answers({ place, kept, dishes, answers, wines, filters, onFilter }: Props) {
  const words = useWords().answers
  const { response, stale } = answers
  const slots = arrange(dishes, response, stale)
  return (
    <section id="answers" className="answers" ref={place} tabIndex={-1} aria-labelledby="answers-title">
      <div className="answers-head">
        <h2 id="answers-title">{words.title}</h2>
        {response && response.list.wines > 0 && <p>{words.from(response.list.name, response.list.wines)}</p>}
      </div>
      <FilterBar filters={filters} wines={wines} onChange={onFilter} />
      <Announcement response={response} stale={stale} asking={answers.asking} />
      {dishes.length === 0 && <EmptySheet />}
      <div className="answers-sheets" aria-busy={answers.asking}>
        {slots.map(({ dish, result, current }, index) => {
          const key = kept[index] ?? `draft-${index - kept.length}`
          if (!result) return answers.trouble ? null : <SheetSkeleton key={key} dish={dish.dish} />
          return (
            <DishSheet
              key={key}
              dish={dish}
              result={result}
              current={current}
              inCompany={slots.length > 1}
              wines={wines}
            />
          )
        })}
      </div>
    </section>
  )
}
