/** One answer for the table: the wines, what each is drunk with, what it costs, the sentence. */
import type { Lang } from '../../contract/requests.ts'
import { scoreAt } from '../../pairing/planners/matrix.ts'
import type { TableChoice } from '../../pairing/planners/table.ts'
import '../shell/button.css'
import { scoreWord } from '../wine/score-word.tsx'
import { sayList } from '../words/list.ts'
import { sayPrice } from '../words/money.ts'
import { quietenName } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import { dishInSentence, tableSentence } from './spoken.ts'
import './table-answer-card.css'
import { actsFor, type TableDish, type Way } from './table-plan.ts'
import { useService } from './use-service.ts'
import { WineDropOf } from './wine-drop-of.tsx'
import { WinePrices } from './wine-prices.tsx'
import { useServiceWords } from './words.ts'

interface Props {
  choice: TableChoice
  dishes: readonly TableDish[]
  way: Way
  sayLang: Lang
  isFirst: boolean
}

/** From here on it is called very good. */
const GOES_VERY_WELL = 0.65
/** More dishes in one breath nobody listens to. */
const MOST_NAMED = 2
/** Below this the worst served dish is worth a word. */
const WEAK_BELOW = 0.5

export function TableAnswerCard({ choice, dishes, way, sayLang, isFirst }: Props) {
  const all = useWords()
  const words = useServiceWords()
  const lang = useLang()
  const { bundle, matrix, act } = useService()
  const printed = (place: number) => bundle.dishes[dishes[place]?.index ?? -1]?.dish ?? ''
  const nameOf = (place: number) => dishInSentence(printed(place))
  const drunkWith = (wine: number) => choice.wineOf.flatMap((one, place) => (one === wine ? [nameOf(place)] : []))
  const weakest = weakestPlace(bundle.wines.length, choice, dishes, matrix.scores)
  const scoreOf = (place: number, wine: number) => scoreAt(matrix, dishes[place]?.index ?? 0, wine) / 255
  /** Of a wine for all of them the dishes it suits best; of several each one's own. */
  const toSay = () =>
    choice.wines.map((wine) => {
      const own = [...choice.wineOf.keys()].filter((place) => choice.wineOf[place] === wine)
      const best = own
        .filter((place) => choice.wines.length > 1 || scoreOf(place, wine) >= GOES_VERY_WELL)
        .sort((a, b) => scoreOf(b, wine) - scoreOf(a, wine))
      return { wine: bundle.wines[wine]?.name ?? '', dishes: best.slice(0, MOST_NAMED).map(printed) }
    })
  const names = choice.wines.map((wine) => quietenName(bundle.wines[wine]?.name ?? ''))
  return (
    <article className="table-answer-card" data-first={isFirst}>
      <p className="table-answer-card-top">
        <span className="table-answer-card-score">{scoreWord(choice.score, all)}</span>
        {choice.totalCents !== null && (
          <b>
            {words.table.total} {sayPrice({ cents: choice.totalCents, currency: bundle.restaurant.currency }, lang)}
          </b>
        )}
      </p>
      <ul>
        {choice.wines.map((wine, place) => (
          <li key={wine}>
            <p className="table-answer-card-name">
              <WineDropOf colour={bundle.wines[wine]?.colour ?? null} /> {names[place]}
            </p>
            <p className="table-answer-card-facts">
              <WinePrices wine={wine} />
              {choice.wines.length > 1 && drunkWith(wine).length > 0 && (
                <> · {words.table.for(sayList(drunkWith(wine), words.table.and))}</>
              )}
            </p>
          </li>
        ))}
      </ul>
      {isFirst && <blockquote lang={sayLang}>{tableSentence(toSay(), sayLang)}</blockquote>}
      {weakest !== null && choice.weakest < WEAK_BELOW && (
        <p className="table-answer-card-facts">{words.table.weakest(nameOf(weakest))}</p>
      )}
      <button
        type="button"
        className={isFirst ? 'button button-strong' : 'button'}
        onClick={() =>
          act(actsFor(bundle, dishes, choice, way, new Date().toISOString()), words.table.taken, { way: 'hold' })
        }
      >
        {words.table.take}
      </button>
    </article>
  )
}

/** The dish whose wine suits it least; null where a dish goes without. */
function weakestPlace(
  width: number,
  { wineOf }: TableChoice,
  dishes: readonly TableDish[],
  scores: Uint8Array,
): number | null {
  let least: { place: number; score: number } | null = null
  for (const [place, wine] of wineOf.entries()) {
    if (wine === null) continue
    const score = scores[(dishes[place]?.index ?? 0) * width + wine] ?? 0
    if (least === null || score < least.score) least = { place, score }
  }
  return least?.place ?? null
}
