/** A whole table: its dishes, how they drink and for how much; below, the wine for all of them. */
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { useLang } from '../words/speech.tsx'
import { LanguagePair } from './language-choice.tsx'
import { TableAnswerCard } from './table-answer-card.tsx'
import { TableDishes } from './table-dishes.tsx'
import { planFor, type TableDish, type TableWish } from './table-plan.ts'
import './table-screen.css'
import { TableWishes } from './table-wishes.tsx'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function TableScreen() {
  const { table: words, sayIn } = useServiceWords()
  const lang = useLang()
  const { slug, bundle, seen, table } = useService()
  const [sayLang, setSayLang] = useState<Lang>(lang)
  const [wish, setWish] = useState<TableWish>({ way: 'one', budgetCents: null })
  const dishes = useMemo<TableDish[]>(
    () =>
      table.dishes.flatMap(({ id, guests }) => {
        const index = bundle.dishes.findIndex((dish) => dish.id === id)
        return index < 0 ? [] : [{ index, guests }]
      }),
    [table.dishes, bundle],
  )
  const answer = useMemo(
    () => (dishes.length === 0 ? null : planFor(bundle, dishes, wish, seen.isWineOut)),
    [bundle, dishes, wish, seen],
  )
  const toDishes = (
    <Link className="button" to="/casa/$slug/servicio" params={{ slug }} search={{}}>
      {words.add}
    </Link>
  )
  return (
    <div className="table-screen">
      <div className="table-screen-head">
        <h1>{words.title}</h1>
        {answer && <LanguagePair label={sayIn} lang={sayLang} onChoose={setSayLang} />}
      </div>
      {dishes.length === 0 ? (
        <div className="table-screen-empty">
          <p>
            <strong>{words.empty}</strong> {words.emptyHint}
          </p>
          {toDishes}
        </div>
      ) : (
        <>
          <TableDishes dishes={dishes} />
          <div className="table-screen-ways">
            {toDishes}
            <button type="button" className="button" onClick={table.clear}>
              {words.clear}
            </button>
          </div>
          <TableWishes wish={wish} onWish={setWish} />
          <section className="table-screen-answer" aria-live="polite" aria-label={words.result}>
            {answer?.relaxed.includes('budget') && <p className="table-screen-note">{words.overBudget}</p>}
            {answer?.best ? (
              <>
                <TableAnswerCard choice={answer.best} dishes={dishes} way={wish.way} sayLang={sayLang} isFirst />
                {answer.others.length > 0 && <h2>{words.others}</h2>}
                {answer.others.map((choice) => (
                  <TableAnswerCard
                    key={choice.wines.join()}
                    choice={choice}
                    dishes={dishes}
                    way={wish.way}
                    sayLang={sayLang}
                    isFirst={false}
                  />
                ))}
              </>
            ) : (
              <p className="table-screen-note">{words.nothing}</p>
            )}
          </section>
        </>
      )}
    </div>
  )
}
