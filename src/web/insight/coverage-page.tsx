/** Which dishes have their wine, what to buy for those without, which bottles repeat, and what margin does to the order. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useHouse } from '../api/house.ts'
import { insightQuery } from '../api/insight.ts'
import { noteCoverageSeen } from '../house/coverage-seen.ts'
import '../shell/button.css'
import { Empty } from '../shell/empty.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { PageHead } from '../shell/page-head.tsx'
import { CoverageMap } from './coverage-map.tsx'
import { Gaps } from './gaps.tsx'
import './insight.css'
import { MarginDial } from './margin-dial.tsx'
import { RedundantWines } from './redundant-wines.tsx'
import { useInsightWords } from './words.ts'

export function CoveragePage() {
  const { coverage: words } = useInsightWords()
  const { slug, may } = useHouse()
  const insight = useQuery(insightQuery(slug))
  const hasMap = (insight.data?.coverage.dishes ?? 0) > 0
  useEffect(() => {
    if (hasMap) noteCoverageSeen(slug)
  }, [hasMap, slug])
  return (
    <>
      <PageHead title={words.title} about={words.about} />
      <Loaded query={insight} lines={10}>
        {({ coverage, gaps, redundant }) =>
          coverage.dishes === 0 || coverage.items.every(({ wine, by_glass }) => wine === null && by_glass === 0) ? (
            <Empty title={words.emptyTitle} text={words.empty}>
              {may('lists.write') && (
                <Link className="button button-strong" to="/casa/$slug/importar" params={{ slug }}>
                  {words.bring}
                </Link>
              )}
            </Empty>
          ) : (
            <div className="sheets">
              <CoverageMap coverage={coverage} />
              <Gaps gaps={gaps} />
              <RedundantWines redundant={redundant} />
              {may('money.read') && <MarginDial dishes={coverage.items} />}
            </div>
          )
        }
      </Loaded>
    </>
  )
}
