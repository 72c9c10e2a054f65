/** Flavors side by side: from a dish to wines, or from a wine to dishes. */
import { useState } from 'react'
import { ExploreDish } from './explore-dish.tsx'
import { ExploreWine } from './explore-wine.tsx'
import { LearnFrame } from './learn-frame.tsx'
import { useLearnWords } from './words.ts'

const WAYS = ['dish', 'wine'] as const

export function ExplorePage() {
  const { explore } = useLearnWords()
  const [way, setWay] = useState<(typeof WAYS)[number]>('dish')
  const names = { dish: explore.fromDish, wine: explore.fromWine }
  return (
    <LearnFrame title={explore.title} about={explore.about}>
      <fieldset className="explore-ways">
        <legend className="label">{explore.ways}</legend>
        <div className="learn-choices">
          {WAYS.map((one) => (
            <button key={one} type="button" aria-pressed={way === one} onClick={() => setWay(one)}>
              {names[one]}
            </button>
          ))}
        </div>
      </fieldset>
      {way === 'dish' ? <ExploreDish /> : <ExploreWine />}
    </LearnFrame>
  )
}
