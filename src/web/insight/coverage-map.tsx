/** The map: sections of the menu, a tile a dish. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Coverage } from '../../contract/house/planning.ts'
import { useHouse } from '../api/house.ts'
import '../shell/filter-chips.css'
import { quieten, quietenName } from '../words/plain.ts'
import { LEVELS, LevelSign, levelOf } from './level.tsx'
import { useInsightWords } from './words.ts'

type Item = Coverage['items'][number]
type How = 'bottle' | 'glass'
const HOWS: readonly How[] = ['bottle', 'glass']

export function CoverageMap({ coverage }: { coverage: Coverage }) {
  const { coverage: words } = useInsightWords()
  const [how, setHow] = useState<How>('bottle')
  const scoreOf = (item: Item) => (how === 'glass' ? item.by_glass : item.best)
  return (
    <section className="sheet" aria-labelledby="coverage-map">
      <header className="coverage-head">
        <h2 id="coverage-map">{words.covered(coverage.covered, coverage.dishes)}</h2>
        <fieldset className="filter-chips">
          <legend className="unseen">{words.how}</legend>
          {HOWS.map((one) => (
            <button key={one} type="button" aria-pressed={how === one} onClick={() => setHow(one)}>
              {words[one]}
            </button>
          ))}
        </fieldset>
      </header>
      <ul className="coverage-legend" aria-label={words.legend}>
        {LEVELS.map((level) => (
          <li key={level}>
            <LevelSign level={level} />
            {words.level[level]}
          </li>
        ))}
      </ul>
      {coverage.by_section.map(({ section, dishes }) => {
        const items = coverage.items.filter((item) => item.section === section)
        const covered = items.filter(
          (item) => levelOf(scoreOf(item)) === 'excellent' || levelOf(scoreOf(item)) === 'good',
        )
        return (
          <section key={section} className="coverage-section">
            <h3>
              {quieten(section || words.otherSection)} <span>{words.section(covered.length, dishes)}</span>
            </h3>
            <ul className="coverage-tiles">
              {items.map((item) => (
                <li key={item.dish_id}>
                  <Tile item={item} score={scoreOf(item)} how={how} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </section>
  )
}

function Tile({ item, score, how }: { item: Item; score: number; how: How }) {
  const { coverage: words } = useInsightWords()
  const { slug, may } = useHouse()
  const level = levelOf(score)
  const wine = item.wine === null ? words.noWine : quietenName(item.wine)
  const content = (
    <>
      <LevelSign level={level} />
      <span className="coverage-tile-text">
        <span className="coverage-tile-dish">{quieten(item.dish)}</span>
        <span className="coverage-tile-word">
          <strong>{words.level[level]}</strong>
          {how === 'bottle' ? ` · ${wine}` : score === 0 ? ` · ${words.noGlass}` : ''}
        </span>
      </span>
    </>
  )
  if (!may('curation.write'))
    return (
      <div className="coverage-tile" data-level={level}>
        {content}
      </div>
    )
  return (
    <Link
      className="coverage-tile"
      data-level={level}
      to="/casa/$slug/maridajes/$dish"
      params={{ slug, dish: item.dish_id }}
    >
      {content}
    </Link>
  )
}
