/** One dish under the dial: the order with and without margin, and the price of the difference. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { HousePairing } from '../../contract/house/curation.ts'
import { useHouse, useHouseSettings } from '../api/house.ts'
import { weightedQuery } from '../api/insight.ts'
import { LOCALES } from '../words/locale.ts'
import { sayPrice } from '../words/money.ts'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { useInsightWords } from './words.ts'

const SHOWN = 3

interface Props {
  dishId: string
  dish: string
  weight: number
}

export function MarginExample({ dishId, dish, weight }: Props) {
  const { margin: words } = useInsightWords()
  const lang = useLang()
  const { slug } = useHouse()
  const { data } = useQuery({ ...weightedQuery(slug, dishId, weight, lang), placeholderData: keepPreviousData })
  return (
    <article className="margin-example">
      <h4>{quieten(dish)}</h4>
      <ol>
        {data
          ? orderOf(data).map(({ row, wine, before }, index) => (
              <li key={row} className="margin-example-wine" data-moved={before !== index + 1}>
                {quietenName(wine)}
                {before !== index + 1 && (
                  <span className="margin-example-before">
                    {' '}
                    ({before === 0 ? `${words.before} 5+` : `${words.before} ${before}`})
                  </span>
                )}
              </li>
            ))
          : Array.from({ length: SHOWN }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: empty lines are alike
              <li key={index} className="margin-example-wine">
                …
              </li>
            ))}
      </ol>
      <p className="margin-example-effect">{data && <Effect pairing={data} weight={weight} />}</p>
    </article>
  )
}

function Effect({ pairing, weight }: { pairing: HousePairing; weight: number }) {
  const { margin: words } = useInsightWords()
  const lang = useLang()
  const currency = useHouseSettings().data?.currency ?? 'PEN'
  const effect = pairing.weighted?.effect
  if (!effect) return weight === 0 ? words.same : words.noCosts
  if (effect.moved === 0) return words.same
  const lost = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 1 }).format(
    Math.max(0, effect.match_lost) * 100,
  )
  const won = effect.margin_won_cents
  return [
    words.moved(effect.moved),
    words.lost(lost),
    won === null || won <= 0 ? '' : words.won(sayPrice({ cents: won, currency }, lang)),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** The first wines as margin orders them; `before`: their place by the pairing alone, 0 for further down. */
function orderOf({ result, weighted }: HousePairing): { row: number; wine: string; before: number }[] {
  const matched = result.recommendations.map(({ row, wine }) => ({ row, wine }))
  const order = weighted ? weighted.rows.map((row, at) => ({ row, wine: weighted.wines[at] ?? '' })) : matched
  return order
    .slice(0, SHOWN)
    .map(({ row, wine }) => ({ row, wine, before: matched.findIndex((one) => one.row === row) + 1 }))
}
