/** Case, accents, ligatures and invisible marks away, one output character per kept input character, so that offsets survive. */

export interface Folded {
  /** lower case, without accents */
  text: string
  /** for each character of `text` the UTF-16 offset in the input where it begins */
  offsets: Uint32Array
}

const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i',
  '’': "'", '‘': "'", '´': "'", '`': "'", '“': '"', '”': '"', '–': '-', '—': '-', '·': '.', ' ': ' ',
} // biome-ignore format: a table
const COMBINING = /\p{M}|\p{Cf}/u
/** Letters whose accents come off by decomposition alone. */
const LATIN = /^[\x20-\x7eáéíóúüñÁÉÍÓÚÜÑàèìòùâêîôûäëïöçãõÀÈÌÒÙÂÊÎÔÛÄËÏÖÇÃÕ]*$/
const PLAIN = /^[\x20-\x7e]*$/

export function fold(input: string): Folded {
  if (PLAIN.test(input)) {
    const offsets = new Uint32Array(input.length)
    for (let i = 0; i < offsets.length; i++) offsets[i] = i
    return { text: input.toLowerCase(), offsets }
  }
  let text = ''
  const offsets: number[] = []
  let at = 0
  for (const character of input) {
    const folded = foldCharacter(character)
    for (let i = 0; i < folded.length; i++) offsets.push(at)
    text += folded
    at += character.length
  }
  return { text, offsets: Uint32Array.from(offsets) }
}

/** The folded text alone, for keys. Thousands of forms are folded at the start: what the engine does natively is fastest. */
export function foldText(input: string): string {
  if (PLAIN.test(input)) return input.toLowerCase()
  if (LATIN.test(input))
    return input
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
  return fold(input).text
}

const cache = new Map<string, string>()

function foldCharacter(character: string): string {
  const known = cache.get(character)
  if (known !== undefined) return known
  let folded = ''
  for (const part of character.normalize('NFKD').toLowerCase()) {
    if (!COMBINING.test(part)) folded += SPECIAL[part] ?? part
  }
  if (cache.size < 4096) cache.set(character, folded)
  return folded
}
