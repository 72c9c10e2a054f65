/** From an empty house to a page for guests: what is done, and the one thing that comes next. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type House, useHouse, useHouseSettings } from '../api/house.ts'
import { insightQuery } from '../api/insight.ts'
import { dishesQuery, winesQuery } from '../api/lists.ts'
import { membersQuery } from '../api/team.ts'
import { useInsightWords } from '../insight/words.ts'
import '../shell/button.css'
import { CheckIcon } from '../shell/icons.tsx'
import { Lines } from '../shell/lines.tsx'
import { hasSeenCoverage } from './coverage-seen.ts'
import './next-steps.css'

type Step = 'menu' | 'wines' | 'coverage' | 'team' | 'publish'
const STEPS: readonly Step[] = ['menu', 'wines', 'coverage', 'team', 'publish']

export function NextSteps() {
  const { home: words } = useInsightWords()
  const house = useHouse()
  const done = useDone(house)
  if (done === null) return <Lines n={5} />
  const next = STEPS.find((step) => !done[step])
  const count = STEPS.filter((step) => done[step]).length
  if (next === undefined) return <p className="next-steps-ready">{words.ready}</p>
  return (
    <section className="sheet" aria-labelledby="next-steps">
      <header className="next-steps-head">
        <h2 id="next-steps">{words.next}</h2>
        <p>{words.steps(count, STEPS.length)}</p>
      </header>
      <ol className="next-steps">
        {STEPS.map((step) => (
          <li key={step} data-done={done[step]} data-next={step === next}>
            <span className="next-steps-sign">{done[step] && <CheckIcon />}</span>
            <p>
              <span className="next-steps-title">
                {words.step[step].title}
                {done[step] && <span className="unseen"> ({words.done})</span>}
              </span>
              {!done[step] && <span className="next-steps-text">{words.step[step].text}</span>}
            </p>
            {step === next && <StepLink step={step} slug={house.slug} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepLink({ step, slug }: { step: Step; slug: string }) {
  const { home: words } = useInsightWords()
  const look = 'button button-strong'
  const { title } = words.step[step]
  switch (step) {
    case 'menu':
      return (
        <Link className={look} to="/casa/$slug/importar" params={{ slug }}>
          {title}
        </Link>
      )
    case 'wines':
      return (
        <Link className={look} to="/casa/$slug/importar" params={{ slug }} search={{ que: 'vinos' }}>
          {title}
        </Link>
      )
    case 'coverage':
      return (
        <Link className={look} to="/casa/$slug/cobertura" params={{ slug }}>
          {title}
        </Link>
      )
    case 'team':
      return (
        <Link className={look} to="/casa/$slug/equipo" params={{ slug }}>
          {title}
        </Link>
      )
    case 'publish':
      return (
        <Link className={look} to="/casa/$slug/ajustes" params={{ slug }}>
          {title}
        </Link>
      )
  }
}

/** @returns null until everything is known, so that no step blinks from open to done */
function useDone({ slug }: House): Record<Step, boolean> | null {
  const dishes = useQuery(dishesQuery(slug))
  const wines = useQuery(winesQuery(slug))
  const insight = useQuery(insightQuery(slug))
  const members = useQuery(membersQuery(slug))
  const settings = useHouseSettings()
  if ([dishes, wines, insight, members, settings].some(({ isPending }) => isPending)) return null
  const hasMenu = (dishes.data?.length ?? 0) > 0
  const hasWines = (wines.data?.length ?? 0) > 0
  return {
    menu: hasMenu,
    wines: hasWines,
    // Looked at: somebody opened it on this device; the map itself is no task that is ever over.
    coverage: hasMenu && hasWines && hasSeenCoverage(slug),
    team: (members.data?.items.length ?? 0) > 1,
    publish: settings.data?.is_public ?? false,
  }
}
