/** How the table drinks, and for how much. */
import { useId } from 'react'
import { sayPrice } from '../words/money.ts'
import { useLang } from '../words/speech.tsx'
import { type TableWish, WAYS, type Way } from './table-plan.ts'
import './table-wishes.css'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

/** For all the wine of a table, in whole units of the house's currency. */
const BUDGETS = [80, 120, 160, 220, 300, 450] as const

export function TableWishes({ wish, onWish }: { wish: TableWish; onWish: (wish: TableWish) => void }) {
  const { table: words } = useServiceWords()
  const lang = useLang()
  const id = useId()
  const { bundle } = useService()
  const names: Record<Way, string> = { one: words.oneBottle, two: words.twoBottles, glasses: words.glasses }
  return (
    <div className="table-wishes">
      <fieldset>
        <legend className="label">{words.way}</legend>
        <div>
          {WAYS.map((way) => (
            <button key={way} type="button" aria-pressed={wish.way === way} onClick={() => onWish({ ...wish, way })}>
              {names[way]}
            </button>
          ))}
        </div>
      </fieldset>
      <p>
        <label className="label" htmlFor={id}>
          {words.budget}
        </label>
        <select
          id={id}
          value={wish.budgetCents ?? ''}
          onChange={({ target }) => onWish({ ...wish, budgetCents: target.value === '' ? null : Number(target.value) })}
        >
          <option value="">{words.anyBudget}</option>
          {BUDGETS.map((budget) => (
            <option key={budget} value={budget * 100}>
              {words.upTo(sayPrice({ cents: budget * 100, currency: bundle.restaurant.currency }, lang))}
            </option>
          ))}
        </select>
      </p>
    </div>
  )
}
