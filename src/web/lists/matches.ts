/** Whether a text is found in a line: any order of words, accents and case do not count. */
export function matches(search: string, ...fields: readonly string[]): boolean {
  const text = fold(fields.join(' '))
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
