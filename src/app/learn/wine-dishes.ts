/** The other way round: dishes of a menu for one wine, whatever its label, and those to keep it away from. */
import type { WineDish, WineDishes } from '../../contract/learn.ts'
import type { DishInput, Lang } from '../../contract/requests.ts'
import type { Engine } from '../../pairing/engine.ts'

const SHOWN = 8
const AVOIDED = 3
/** A dish that scores above this needs no warning. */
const AVOID_BELOW = 0.4

export function findDishes(engine: Engine, wine: string, menu: readonly DishInput[], lang: Lang): WineDishes {
  const reading = engine.readWine({ name: wine })
  const isWine = reading.kind === 'wine'
  const table = engine.readList([{ name: wine }])
  const ranked = isWine
    ? menu
        .map((dish) => ({ dish, reading: engine.readDish(dish) }))
        .filter(({ reading: { kind } }) => kind === 'food')
        .map((one) => ({ ...one, score: engine.scoreWines(one.reading, table)[0] ?? 0 }))
        .sort((a, b) => b.score - a.score)
    : []
  const tell = ({ dish, reading: read }: (typeof ranked)[number], side: 'reasons' | 'cautions'): WineDish => {
    const result = engine.pairReading(read, table, { top: 1, lang })
    const first = result.recommendations[0]
    return {
      dish: dish.dish,
      section: dish.section ?? '',
      score: first?.score ?? 0,
      said: first?.[side][0]?.text ?? null,
      outline: result.outline,
      wine_outline: first?.outline ?? {},
    }
  }
  const dishes = ranked.slice(0, SHOWN).map((one) => tell(one, 'reasons'))
  const poor = ranked.slice(SHOWN).filter(({ score }) => score < AVOID_BELOW)
  return {
    wine,
    kind: reading.kind,
    colour: isWine ? reading.colour : null,
    style_class: isWine ? reading.styleClass : null,
    outline: dishes[0]?.wine_outline ?? {},
    dishes,
    avoid: poor
      .slice(-AVOIDED)
      .reverse()
      .map((one) => tell(one, 'cautions')),
  }
}
