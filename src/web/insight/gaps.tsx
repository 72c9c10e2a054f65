/** Groups of uncovered dishes that one style would lift: what to buy, and examples sold here. */
import type { Gap } from '../../contract/house/planning.ts'
import { quieten } from '../words/plain.ts'
import { useLang, useWords } from '../words/speech.tsx'
import { LevelSign, levelOf } from './level.tsx'
import { useInsightWords } from './words.ts'

export function Gaps({ gaps }: { gaps: readonly Gap[] }) {
  const { gaps: words } = useInsightWords()
  return (
    <section className="sheet" aria-labelledby="gaps">
      <h2 id="gaps">{words.title}</h2>
      {gaps.length === 0 && <p>{words.none}</p>}
      <ul className="gaps">
        {gaps.map((gap) => (
          <li key={gap.style}>
            <OneGap gap={gap} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneGap({ gap }: { gap: Gap }) {
  const { gaps: words, coverage } = useInsightWords()
  const { styleClass } = useWords()
  const lang = useLang()
  return (
    <article className="gap">
      <header>
        <h3>{gap.style_name[lang]}</h3>
        <p>
          {styleClass[gap.style_class]} · {words.dishes(gap.dishes.length)}
        </p>
      </header>
      <ul className="gap-dishes">
        {gap.dishes.map(({ dish_id, dish, best, would_be }) => (
          <li key={dish_id} className="gap-dish">
            <span className="gap-signs">
              <LevelSign level={levelOf(best)} />
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M2 8h11M9 4l4 4-4 4" />
              </svg>
              <LevelSign level={levelOf(would_be)} />
            </span>
            <span>
              {quieten(dish)}{' '}
              <span className="gap-words">
                {words.from(coverage.level[levelOf(best)], coverage.level[levelOf(would_be)])}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {gap.examples.length > 0 && (
        <p className="gap-examples">
          <strong>{words.examples}:</strong> {gap.examples.join(' · ')}
        </p>
      )}
    </article>
  )
}
