/** What was read in the line: the thing itself, how it is made, how it tastes; and the words nobody knew. */
import type { DishResult } from '../../contract/results.ts'
import { sayList } from '../words/list.ts'
import { useWords } from '../words/speech.tsx'
import './understood.css'

/** From here a taste is worth a word; chilli speaks up earlier. */
const TASTES_FROM = 0.5
const HEAT_FROM = 0.3
const MOST_TASTES = 3
const MOST_UNKNOWN = 5
const SAID_BY_RAW_FISH: ReadonlySet<string> = new Set(['white_fish', 'oily_fish'])

export function Understood({ result }: { result: DishResult }) {
  const { understood } = useWords()
  const { facets } = result.profile
  const isRawFish = facets.protein.includes('raw_fish')
  const things = facets.protein.filter((protein) => !(isRawFish && SAID_BY_RAW_FISH.has(protein))).slice(0, 2)
  const ways = facets.technique.filter((technique) => !(isRawFish && technique === 'raw')).slice(0, 2)
  const made = unique([
    ...things.map((protein) => understood.protein[protein]),
    ...ways.map((technique) => understood.technique[technique]),
    understood.serve[facets.serve],
  ])
  const tastes = tastesOf(result).map((key) => understood.taste[key] ?? key)
  const unknown = result.unknown.slice(0, MOST_UNKNOWN).map((word) => `«${word}»`)
  return (
    <div className="understood">
      <p>
        <span className="unseen">{understood.title}: </span>
        {made.join(' · ')}
        {tastes.length > 0 && (
          <>
            {' · '}
            <em>{tastes.join(', ')}</em>
          </>
        )}
      </p>
      {unknown.length > 0 && (
        <p className="understood-unknown">{understood.unknown(sayList(unknown, understood.or))}</p>
      )}
    </div>
  )
}

function tastesOf({ profile }: DishResult): string[] {
  return Object.entries({ ...profile.tastes, ...profile.texture })
    .filter(([key, { v }]) => v >= (key === 'heat' ? HEAT_FROM : TASTES_FROM))
    .sort(([, a], [, b]) => b.v - a.v)
    .slice(0, MOST_TASTES)
    .map(([key]) => key)
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => word !== '')
}
