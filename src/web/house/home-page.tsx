/** Home: what comes next, what stands in the way, how today goes. Who only serves starts in the service. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useHouse } from '../api/house.ts'
import { importsQuery } from '../api/imports.ts'
import { dayBefore, insightQuery, salesQuery } from '../api/insight.ts'
import { dishesQuery, winesQuery } from '../api/lists.ts'
import { useMe } from '../api/me.ts'
import { Figures } from '../insight/figures.tsx'
import { useInsightWords } from '../insight/words.ts'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { Redirect } from '../shell/redirect.tsx'
import { StateMark } from '../shell/state-mark.tsx'
import './home.css'
import { NextSteps } from './next-steps.tsx'
import { OfflineWarning } from './offline-warning.tsx'

export function HomePage() {
  const { slug, name, may } = useHouse()
  const { home: words } = useInsightWords()
  const { me } = useMe()
  if (!may('insight.read')) return <Redirect to={`/casa/${slug}/servicio`} />
  return (
    <>
      <PageHead title={name} about={words.hello(me?.user?.name ?? '')} />
      <div className="sheets">
        {may('house.write') && me && !me.can_work_offline && <OfflineWarning />}
        {may('house.write') && <NextSteps />}
        <Today />
      </div>
    </>
  )
}

function Today() {
  const { home: words } = useInsightWords()
  const { slug, may } = useHouse()
  const today = dayBefore(0)
  const sales = useQuery(salesQuery(slug, today, today))
  const dishes = useQuery(dishesQuery(slug))
  // Before there is a menu there is no today.
  if (dishes.data?.length === 0) return null
  return (
    <section className="home-today" aria-labelledby="home-today">
      <h2 id="home-today">{words.today}</h2>
      <Loaded query={sales} lines={2}>
        {(data) => <Figures sales={data} />}
      </Loaded>
      <ul className="home-marks">
        {may('service.write') && <SoldOutMark />}
        <CoverageMark />
        {may('lists.write') && <WaitingMark />}
      </ul>
    </section>
  )
}

function SoldOutMark() {
  const { home: words } = useInsightWords()
  const { slug } = useHouse()
  const { data } = useQuery(winesQuery(slug))
  if (!data || data.length === 0) return null
  const out = data.filter(({ is_sold_out }) => is_sold_out).length
  return (
    <li>
      <Link to="/casa/$slug/vinos" params={{ slug }}>
        <StateMark tone={out > 0 ? 'wrong' : 'well'}>{out > 0 ? words.soldOut(out) : words.noneOut}</StateMark>
      </Link>
    </li>
  )
}

function CoverageMark() {
  const { home: words } = useInsightWords()
  const { slug } = useHouse()
  const { data } = useQuery(insightQuery(slug))
  if (!data || data.coverage.dishes === 0) return null
  const { covered, dishes } = data.coverage
  return (
    <li>
      <Link to="/casa/$slug/cobertura" params={{ slug }}>
        <StateMark tone={covered === dishes ? 'well' : 'asks'}>{words.covered(covered, dishes)}</StateMark>
      </Link>
    </li>
  )
}

function WaitingMark() {
  const { home: words } = useInsightWords()
  const { slug } = useHouse()
  const { data } = useQuery(importsQuery(slug))
  const waiting = data?.filter(({ state }) => state === 'review').length ?? 0
  if (waiting === 0) return null
  return (
    <li>
      <Link to="/casa/$slug/importar" params={{ slug }}>
        <StateMark tone="asks">{words.waiting(waiting)}</StateMark>
      </Link>
    </li>
  )
}
