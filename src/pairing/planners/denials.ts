/** "Nada de Chile", "que no sea tan seco": what turns a guest's word around, also from some small words away. */

const DENIALS: ReadonlySet<string> = new Set([
  'no',
  'not',
  'nada',
  'nothing',
  'sin',
  'ni',
  'nor',
  'menos',
  'less',
  'poco',
  'poca',
  'pocos',
  'little',
  'without',
  'low',
  'except',
  'excepto',
  'salvo',
])

/** What may stand between the denial and what is denied: "no quiero vino de Chile", "que no sea tan seco". */
const BETWEEN: ReadonlySet<string> = new Set(
  (
    'a al algo any anything con de del demasiado demasiada el en esta este from gusta gustan it la las like likes lo los ' +
    'me muy nada quiera quiere quieren quiero sea sean ser so something tan tanto tenga that the too un una unas unos very ' +
    'vaya vengan venga vino vinos want wants wine wines'
  ).split(' '),
)
const MOST_BETWEEN = 5
/** "Nada de Chile o Argentina": what follows one of these is denied as what stood before was. */
const ALSO: ReadonlySet<string> = new Set(['ni', 'nor', 'o', 'or', 'u'])
/** Stands where something denied was read. */
export const DENIED = '!'

/** Place of the word that denies what begins at `place`; null where nothing does. What was read already ends the search. */
export function denialBefore(words: readonly string[], place: number): number | null {
  for (let at = place - 1; at >= 0 && place - at <= MOST_BETWEEN + 1; at--) {
    const word = words[at]!
    if (ALSO.has(word) && words[at - 1] === DENIED) return at
    if (DENIALS.has(word)) return at
    if (!BETWEEN.has(word)) return null
  }
  return null
}

/** The opposite of what a word wants; nothing where it has none. */
export function denied(wants: Readonly<Record<string, number>>): Record<string, number> {
  const isKind = (key: string) => /^(?:grape|country|class|colour):/.test(key)
  const kinds = Object.entries(wants).filter(([key]) => isKind(key))
  // Of "no Malbec" the grape is meant, not the opposite of all its numbers.
  if (kinds.length > 0) return Object.fromEntries(kinds.map(([key, value]) => [key, 1 - value]))
  return Object.fromEntries(
    Object.entries(wants).flatMap(([key, value]) => {
      if (key.startsWith('step:') || key === 'price') return [[key, -value]]
      if (key === 'bubbles' || key === 'glass' || key === 'bold') return [[key, 1 - value]]
      return []
    }),
  )
}
