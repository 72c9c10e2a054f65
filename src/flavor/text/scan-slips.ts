/** Letters that a scanner took for digits or for one another ("L0MO", "ca1amar", "CEVlCHE"), mended one for one, so that offsets survive. */

const SUSPECT = /\p{L}\d|\d\p{L}|\p{Lu}l|l\p{Lu}/u
const TOKEN = /[\p{L}\p{N}]{3,}/gu
const LETTERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's' }
/** "500ml", "2x1", "7up", "B12": digits that are digits. */
const DIGITS_MEANT = /^\d+\p{L}{1,4}\d*$|^\p{L}{1,2}\d+$|\d\d/u

export function unscan(input: string): string {
  if (!SUSPECT.test(input)) return input
  return input.replace(TOKEN, (token) => {
    if (/\d/.test(token)) return DIGITS_MEANT.test(token) ? token : token.replace(/[015]/g, (digit) => LETTERS[digit]!)
    // A small l among capitals is an I; in a word with other small letters it is itself.
    return /l/.test(token) && /\p{Lu}.*\p{Lu}/u.test(token) && !/[^l\P{Ll}]/u.test(token)
      ? token.replace(/l/g, 'I')
      : token
  })
}
