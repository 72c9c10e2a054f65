/** The words of guests from the knowledge, as the phone reads them (`pairing/planners/guest-words.ts` says what the keys mean). */
import { STRUCTURES } from '../../domain/vocabulary.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { GuestWord } from '../../pairing/planners/guest-words.ts'

const PRICES: Readonly<Record<string, number>> = { low: -1, mid: 0, high: 1 }
/** Of the example they weigh little, and a list seldom says them. */
const UNSAID: ReadonlySet<string> = new Set(['bubbles', 'finish'])

/** What asks something of the dish, or of nothing that a list says, is left out. */
export function guestWordsOf({ tables }: Knowledge): GuestWord[] {
  return tables['guest-words'].rows.flatMap(({ aliases, effect }) => {
    const wants = Object.fromEntries(effect.flatMap((one) => wantsOf(one, tables)))
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

/** The wine that the name of a grape stands for: the first style it leads, else what it gives by itself. */
function likeGrape(id: string, { styles, grapes }: Knowledge['tables']): [string, number][] {
  const numbers = styles.rows.find((style) => style.grapes[0] === id && style.type === 'still') ?? grapes.byId.get(id)
  if (!numbers) return []
  return STRUCTURES.filter((key) => !UNSAID.has(key)).map((key) => [`like:${key}`, numbers[key]])
}
