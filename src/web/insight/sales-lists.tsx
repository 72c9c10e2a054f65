/** Which wines go, and with which dishes. */
import type { Sales } from '../../contract/house/feedback.ts'
import { quieten, quietenName } from '../words/plain.ts'
import { useInsightWords } from './words.ts'

const SHOWN = 10
const NAMED = 3

export function SalesLists({ sales }: { sales: Sales }) {
  const { sales: words } = useInsightWords()
  return (
    <div className="sales-lists">
      <section className="sheet" aria-labelledby="sales-wines">
        <h2 id="sales-wines">{words.wines}</h2>
        <ol className="rows">
          {sales.wines.slice(0, SHOWN).map(({ wine, chosen, dishes }) => (
            <li key={wine} className="row-line">
              <p className="row-link-text">
                <span className="row-link-name">{quietenName(wine)}</span>
                {dishes.length > 0 && (
                  <span className="row-link-note">
                    {words.withDishes(dishes.slice(0, NAMED).map(quieten).join(', '))}
                  </span>
                )}
              </p>
              <span className="sales-count">{words.times(chosen)}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="sheet" aria-labelledby="sales-dishes">
        <h2 id="sales-dishes">{words.dishes}</h2>
        <ol className="rows">
          {sales.dishes.slice(0, SHOWN).map(({ dish, chosen, offered, wines }) => (
            <li key={dish} className="row-line">
              <p className="row-link-text">
                <span className="row-link-name">{quieten(dish)}</span>
                {wines.length > 0 && (
                  <span className="row-link-note">
                    {words.withDishes(wines.slice(0, NAMED).map(quietenName).join(', '))}
                  </span>
                )}
              </p>
              <span className="sales-count">{words.ofOffered(chosen, offered)}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
