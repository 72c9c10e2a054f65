/** Wines: every word of the score, open and closed, with cautions, chosen by the house. */
import type { Lang } from '../../../contract/requests.ts'
import type { Recommendation } from '../../../contract/results.ts'
import { Abrazo } from '../../wine/abrazo.tsx'
import { WineRow } from '../../wine/wine-row.tsx'
import { answerDish } from '../answer.ts'
import { Shelf } from './shelf.tsx'

const DISH = { dish: 'Ceviche de pescado' }
const SCORES = [0.91, 0.72, 0.55, 0.31] as const
const nothing = () => {}

export function WineShelf({ lang }: { lang: Lang }) {
  const result = answerDish(DISH.dish, { lang, top: 20 })
  const wines = SCORES.map((score, index): Recommendation => {
    const wine = result.recommendations[index * 4]!
    return { ...wine, score, rank: index + 1, ...(index === 1 ? { house: 'pin' } : {}) }
  })
  const last = result.recommendations.at(-1)!
  return (
    <Shelf title="Wine">
      <h3>La mesa</h3>
      <h4>El orden</h4>
      <ol>
        {wines.map((wine) => (
          <WineRow
            key={wine.row}
            dish={DISH}
            result={result}
            wine={wine}
            news={wine.reasons.slice(0, 2)}
            open={false}
            onToggle={nothing}
          />
        ))}
        <WineRow dish={DISH} result={result} wine={last} news={[]} open onToggle={nothing} />
        <WineRow
          dish={DISH}
          result={result}
          wine={{ ...last, reasons: [], cautions: [], parts: [], evidence: [] }}
          news={[]}
          open={false}
          onToggle={nothing}
        />
      </ol>
      <Abrazo dish={result.outline} wine={last.outline} />
    </Shelf>
  )
}
