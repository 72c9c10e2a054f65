/** The words of guests from the knowledge, as the phone reads them (`pairing/planners/guest-words.ts` says what the keys mean). */
import { clamp01 } from '../../domain/scales.ts'
import { STRUCTURES } from '../../domain/vocabulary.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { GuestWord } from '../../pairing/planners/guest-words.ts'

const PRICES: Readonly<Record<string, number>> = { low: -1, mid: 0, high: 1 }
/** Of the example they weigh little, and a list seldom says them. */
const UNSAID: ReadonlySet<string> = new Set(['bubbles', 'finish'])

/** What asks something of the dish, or of nothing that a list says, is left out. */
export function guestWordsOf({ tables }: Knowledge): GuestWord[] {
  return tables['guest-words'].rows.flatMap(({ aliases, effect }) => {
    const wants = asExample(Object.fromEntries(effect.flatMap((one) => wantsOf(one, tables))))
    return Object.keys(wants).length === 0 ? [] : [{ words: aliases, wants }]
  })
}

function wantsOf(effect: string, tables: Knowledge['tables']): [string, number][] {
  const [about = '', value = ''] = effect.split(':')
  if (about.startsWith('wine.')) return [[`step:${about.slice('wine.'.length)}`, Number(value)]]
  switch (about) {
    case 'colour':
      return [[`colour:${value}`, 1]]
    case 'not-colour':
      return [[`colour:${value}`, 0]]
    case 'country':
      return [[`country:${value}`, 1]]
    case 'grape':
      return [[`grape:${value}`, 1], ...likeGrape(value, tables)]
    case 'glass':
      return [['glass', Number(value)]]
    case 'price':
      return [['price', PRICES[value] ?? 0]]
    case 'pick':
      return [['bold', value === 'bold' ? 1 : 0]]
    case 'alcohol':
      return [['alcohol', 0]]
    case 'type':
      return value === 'fortified' ? [['class:fortified', 1]] : [['bubbles', value === 'sparkling' ? 1 : 0]]
    default:
      return []
  }
}

/** The wine that the name of a grape stands for: the style of that name, else what the grape gives by itself. */
function likeGrape(id: string, { styles, grapes }: Knowledge['tables']): [string, number][] {
  const numbers = styles.byId.get(id) ?? grapes.byId.get(id)
  if (!numbers) return []
  return STRUCTURES.filter((key) => !UNSAID.has(key)).map((key) => [`like:${key}`, numbers[key]])
}

/** "Un moscato" is a sweet one: what is said of an example is part of the example, and no step away from it. */
function asExample(wants: Record<string, number>): Record<string, number> {
  if (!Object.keys(wants).some((key) => key.startsWith('like:'))) return wants
  return Object.fromEntries(
    Object.entries(wants).flatMap(([key, value]) => {
      if (key.startsWith('step:')) return []
      const step = wants[key.replace('like:', 'step:')] ?? 0
      return [[key, key.startsWith('like:') ? rounded(clamp01(value + step)) : value]]
    }),
  )
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
