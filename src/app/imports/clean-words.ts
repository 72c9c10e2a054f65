/** What people and documents write, as it is kept: one blank between words, nothing that a database or a page cannot hold. */

/** Longest text of a field. */
const LONGEST = 2_000

export function cleanWords(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what goes
      .replace(/[\u0000-\u001f\u007f-\u009f\u200b\u2028\u2029\ufeff]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST)
      .toWellFormed()
  )
}

/** An id that a row can have; everything else is of no row. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text)
}
