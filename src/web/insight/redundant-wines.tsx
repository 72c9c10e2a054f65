/** Bottles that never come first where another says the same. */
import type { Redundancy } from '../../contract/house/planning.ts'
import { sayPrice } from '../words/money.ts'
import { quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { useInsightWords } from './words.ts'

/** So many bottles can be talked about; the rest on demand. */
const SHOWN = 8

export function RedundantWines({ redundant }: { redundant: readonly Redundancy[] }) {
  const { redundant: words } = useInsightWords()
  const lang = useLang()
  // What money lies in comes first.
  const sorted = [...redundant].sort((a, b) => (b.tied_up?.cents ?? -1) - (a.tied_up?.cents ?? -1))
  const rows = (wines: readonly Redundancy[]) => (
    <ul className="rows">
      {wines.map(({ wine_id, wine, like, best_rank, tied_up }) => (
        <li key={wine_id} className="row-line">
          <p className="row-link-text">
            <span className="row-link-name">{quietenName(wine)}</span>
            <span className="row-link-note">
              {words.like(quietenName(like.wine))} · {words.rank(best_rank)}
            </span>
          </p>
          {tied_up !== null && <strong className="redundant-tied">{words.tied(sayPrice(tied_up, lang))}</strong>}
        </li>
      ))}
    </ul>
  )
  return (
    <section className="sheet" aria-labelledby="redundant">
      <h2 id="redundant">{words.title}</h2>
      <p>{redundant.length === 0 ? words.none : words.about}</p>
      {rows(sorted.slice(0, SHOWN))}
      {sorted.length > SHOWN && (
        <details>
          <summary>{words.more(sorted.length - SHOWN)}</summary>
          {rows(sorted.slice(SHOWN))}
        </details>
      )}
    </section>
  )
}
