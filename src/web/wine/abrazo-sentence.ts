/** The abrazo in words: where dish and wine meet, and who brings more of what. */
import type { Words } from '../words/es.ts'
import { sayList } from '../words/list.ts'
import { axesOf, type Outline } from './outline-shape.ts'

const MEET_WITHIN = 0.2
const MEET_FROM = 0.35
const APART_FROM = 0.28
const MOST_MEETING = 3
const MOST_APART = 2

export function describeAbrazo(dish: Outline, wine: Outline, words: Words): string {
  const { abrazo } = words
  const sides = axesOf(dish, wine).map((axis) => {
    const ofDish = axis === 'aroma_match' ? 0.5 : (dish[axis] ?? 0)
    const ofWine = wine[axis] ?? 0
    return {
      name: (abrazo.axis[axis] ?? axis).toLowerCase(),
      gap: ofWine - ofDish,
      common: Math.min(ofWine, ofDish),
      aroma: axis === 'aroma_match',
    }
  })
  const say = (chosen: { name: string }[], most: number) =>
    sayList(
      chosen.slice(0, most).map(({ name }) => name),
      abrazo.and,
    )
  const meeting = sides
    .filter(({ aroma, gap, common }) => (aroma ? gap >= 0 : Math.abs(gap) <= MEET_WITHIN && common >= MEET_FROM))
    .sort((a, b) => b.common - a.common)
  const apart = sides
    .filter(({ aroma, gap }) => !aroma && Math.abs(gap) >= APART_FROM)
    .sort((a, b) => Math.abs(b.gap) - Math.abs(a.gap))
  const wineMore = apart.filter(({ gap }) => gap > 0)
  const dishMore = apart.filter(({ gap }) => gap < 0)
  const sentence = [
    meeting.length > 0 ? abrazo.meet(say(meeting, MOST_MEETING)) : abrazo.apart,
    ...(wineMore.length > 0 ? [abrazo.wineMore(say(wineMore, MOST_APART))] : []),
    ...(dishMore.length > 0 ? [abrazo.dishMore(say(dishMore, MOST_APART))] : []),
  ].join('; ')
  return `${sentence}.`
}
