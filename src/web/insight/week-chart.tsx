/** Week by week, one measure at a time: bars that are read by their numbers, and the same as a table. */
import { useState } from 'react'
import type { Sales } from '../../contract/house/feedback.ts'
import { useSayDay } from '../house/when.ts'
import '../shell/filter-chips.css'
import { LOCALES } from '../words/locale.ts'
import { useLang } from '../words/speech.tsx'
import { useInsightWords } from './words.ts'

type Week = Sales['weeks'][number]
type Measure = 'acceptance' | 'perCover' | 'chosen' | 'covers'
const MEASURES: readonly Measure[] = ['acceptance', 'perCover', 'chosen', 'covers']
const MEASURED: Readonly<Record<Measure, (week: Week) => number | null>> = {
  acceptance: ({ acceptance }) => acceptance,
  perCover: ({ wines_per_cover }) => wines_per_cover,
  chosen: ({ chosen }) => chosen,
  covers: ({ covers }) => covers,
}

const BAR = 40
const GAP = 10
const HEIGHT = 150
const HEAD = 22
const FOOT = 24

export function WeekChart({ weeks }: { weeks: readonly Week[] }) {
  const { sales: words } = useInsightWords()
  const lang = useLang()
  const sayDay = useSayDay()
  const [measure, setMeasure] = useState<Measure>('acceptance')
  const measured = MEASURED[measure]
  const most = Math.max(...weeks.map((week) => measured(week) ?? 0), Number.MIN_VALUE)
  const say = (value: number | null) =>
    value === null
      ? words.noNumber
      : new Intl.NumberFormat(LOCALES[lang], {
          ...(measure === 'acceptance' ? { style: 'percent' } : {}),
          maximumFractionDigits: measure === 'perCover' ? 2 : 0,
        }).format(value)
  const width = weeks.length * (BAR + GAP)
  return (
    <section className="sheet" aria-labelledby="week-chart">
      <h2 id="week-chart">{words.chart}</h2>
      <fieldset className="filter-chips week-chart-measures">
        <legend className="unseen">{words.chartPick}</legend>
        {MEASURES.map((one) => (
          <button key={one} type="button" aria-pressed={measure === one} onClick={() => setMeasure(one)}>
            {words[one]}
          </button>
        ))}
      </fieldset>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard */}
      <section className="week-chart" tabIndex={0} aria-label={`${words.chart}: ${words[measure]}`}>
        <svg
          viewBox={`0 0 ${width} ${HEAD + HEIGHT + FOOT}`}
          width={width}
          height={HEAD + HEIGHT + FOOT}
          aria-hidden="true"
        >
          <line x1="0" x2={width} y1={HEAD + HEIGHT} y2={HEAD + HEIGHT} />
          {weeks.map((week, index) => {
            const value = measured(week)
            const height = ((value ?? 0) / most) * HEIGHT
            const x = index * (BAR + GAP) + GAP / 2
            return (
              <g key={week.week}>
                <rect x={x} y={HEAD + HEIGHT - height} width={BAR} height={height} rx="3" />
                <text x={x + BAR / 2} y={HEAD + HEIGHT - height - 6}>
                  {say(value)}
                </text>
                <text className="week-chart-week" x={x + BAR / 2} y={HEAD + HEIGHT + 18}>
                  {sayDay(week.week)}
                </text>
              </g>
            )
          })}
        </svg>
      </section>
      <details>
        <summary>{words.table}</summary>
        <WeekTable weeks={weeks} />
      </details>
    </section>
  )
}

function WeekTable({ weeks }: { weeks: readonly Week[] }) {
  const { sales: words } = useInsightWords()
  const lang = useLang()
  const sayDay = useSayDay()
  const number = new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 2 })
  const share = new Intl.NumberFormat(LOCALES[lang], { style: 'percent' })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard
    <section className="week-table" tabIndex={0} aria-label={words.table}>
      <table>
        <thead>
          <tr>
            {[words.week, words.covers, words.offered, words.chosen, words.acceptance, words.perCover].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(({ week, covers, offered, chosen, acceptance, wines_per_cover }) => (
            <tr key={week}>
              <th scope="row">{sayDay(week)}</th>
              <td>{number.format(covers)}</td>
              <td>{number.format(offered)}</td>
              <td>{number.format(chosen)}</td>
              <td>{acceptance === null ? words.noNumber : share.format(acceptance)}</td>
              <td>{wines_per_cover === null ? words.noNumber : number.format(wines_per_cover)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
