/** Menus and lists shout in capitals; whoever shows them to a guest does not. */

/** From this share of capitals a line shouts. */
const SHOUTING = 0.6

/** Menus shout; a title does not. */
export function quieten(line: string): string {
  const text = line.replace(/\s+/g, ' ').trim()
  return capitalised(shouts(text) ? lowered(text) : calmed(text, lowered))
}

/** `PX`, `BBQ` and `D.O.` can only be letters. */
function lowered(text: string): string {
  return text.replace(/[\p{L}\p{M}]+(?:\.\p{Lu}\b\.?)*/gu, (word) => (isLetters(word) ? word : word.toLowerCase()))
}

function isLetters(word: string): boolean {
  return /^\p{Lu}(?:\.\p{Lu})+\.?$/u.test(word) || /^(?!K[GM]$|ML$|GR$|CM$)[BCDFGHJKLMNPQRSTVWXZ]{2,4}$/.test(word)
}

/** From this many capitals a word shouts by itself; shorter ones only beside such a word. */
const LOUD_WORD = 5
const LOUD_RUN = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{M}'’.\-/]*(?:\s+\p{Lu}[\p{Lu}\p{M}'’.\-/]*)*(?![\p{L}\p{N}])/gu

/** `CEVICHE DE CABALLA en semi-salazón`: the head of a line shouts, the rest does not. */
function calmed(text: string, quiet: (run: string) => string): string {
  return text.replace(LOUD_RUN, (run) => {
    const isLoud = run.split(/[^\p{L}]+/u).some((word) => word.length >= LOUD_WORD && /[AEIOUÁÉÍÓÚY]/.test(word))
    return isLoud ? quiet(run) : run
  })
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
  return capitalised(shouts(text) ? titled(text) : calmed(text, titled))
}

function titled(text: string): string {
  return text.replace(/\p{L}+/gu, (word) => {
    const small = word.toLowerCase()
    if (SMALL_WORDS.has(small)) return small
    return /^[IVXLC]+$/.test(word) || !/[aeiouáéíóúy]/.test(small) ? word : capitalised(small)
  })
}

function shouts(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  const loud = letters.replace(/\p{Ll}/gu, '').length
  return letters.length >= 4 && loud >= SHOUTING * letters.length
}

function capitalised(text: string): string {
  return text.replace(/^[“”"«'¿¡(]*\p{L}/u, (start) => start.toUpperCase())
}
