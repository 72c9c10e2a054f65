/** What was offered and chosen, per cover and week. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Sales } from '../../contract/house/feedback.ts'
import { useHouse } from '../api/house.ts'
import { dayBefore, salesQuery } from '../api/insight.ts'
import { Empty } from '../shell/empty.tsx'
import { Choice } from '../shell/form.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { CoversToday } from './covers-today.tsx'
import { Figures } from './figures.tsx'
import './sales.css'
import { SalesLists } from './sales-lists.tsx'
import { WeekChart } from './week-chart.tsx'
import { useInsightWords } from './words.ts'

const PERIODS = [4, 12, 26, 52] as const
const DAYS = 7

export function SalesPage() {
  const { sales: words } = useInsightWords()
  const { slug, may } = useHouse()
  const [weeks, setWeeks] = useState<number>(12)
  const sales = useQuery(salesQuery(slug, dayBefore(weeks * DAYS - 1), dayBefore(0)))
  return (
    <>
      <PageHead title={words.title} about={words.about}>
        <Choice
          isQuiet
          label={words.period}
          value={String(weeks)}
          onChange={(value) => setWeeks(Number(value))}
          options={PERIODS.map((n) => ({ value: String(n), label: words.weeks(n) }))}
        />
      </PageHead>
      <div className="sheets">
        {may('service.write') && <CoversToday />}
        <Loaded query={sales} lines={8}>
          {(data) =>
            data.chosen === 0 && data.offered === 0 && data.covers === 0 ? (
              <Empty title={words.emptyTitle} text={words.empty} />
            ) : (
              <SalesSheets sales={data} />
            )
          }
        </Loaded>
      </div>
    </>
  )
}

function SalesSheets({ sales }: { sales: Sales }) {
  return (
    <>
      <Figures sales={sales} />
      <WeekChart weeks={sales.weeks} />
      <SalesLists sales={sales} />
    </>
  )
}
