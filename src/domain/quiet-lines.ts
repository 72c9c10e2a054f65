/** Menus and lists shout in capitals; whoever shows them to a guest does not. */

/** From this share of capitals a line shouts. */
const SHOUTING = 0.6

/** Menus shout; a title does not. */
export function quieten(line: string): string {
  const text = line.replace(/\s+/g, ' ').trim()
  return capitalised(shouts(text) ? text.toLowerCase() : text)
}

const SMALL_WORDS: ReadonlySet<string> = new Set([
  'de',
  'del',
  'la',
  'las',
  'los',
  'el',
  'y',
  'e',
  'di',
  'da',
  'do',
  'du',
  'of',
  'the',
  'et',
])

/** Lists shout as well: MONTES ALPHA CABERNET S. is Montes Alpha Cabernet S. What can only be letters or a number stays. */
export function quietenName(name: string): string {
  const text = name.replace(/\s+/g, ' ').trim()
  if (!shouts(text)) return text
  return capitalised(
    text.replace(/\p{L}+/gu, (word) => {
      const small = word.toLowerCase()
      if (SMALL_WORDS.has(small)) return small
      return /^[IVXLC]+$/.test(word) || !/[aeiouáéíóúy]/.test(small) ? word : capitalised(small)
    }),
  )
}

function shouts(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  const loud = letters.replace(/\p{Ll}/gu, '').length
  return letters.length >= 4 && loud >= SHOUTING * letters.length
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
