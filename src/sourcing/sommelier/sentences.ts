/** Sentences of a passage, with their places; what asks is told from what says. */

export interface Sentence {
  start: number
  end: number
  text: string
  isQuestion: boolean
}

const END = /[.!?…]+["”»’)\]]*(?=\s|$)|\n+/g
/** A point after these ends no sentence. */
const SHORT =
  /(?:^|[\s(])(?:[Ss]r|[Ss]ra|[Dd]r|[Dd]ra|[Ss]t|[Ss]ta|[Ss]to|ej|etc|aprox|pág|vs|núm|[Pp]rof|Mr|Mrs|Ms|Jr|[Cc]ab|[Ss]auv|\p{Lu}|e\.g|i\.e|p\.ej|EE|UU|ca|vol|[Aa]v)\.$/u

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  const add = (end: number) => {
    const raw = text.slice(start, end)
    const lead = raw.length - raw.trimStart().length
    const trimmed = raw.trim()
    if (trimmed !== '')
      sentences.push({
        start: start + lead,
        end: start + lead + trimmed.length,
        text: trimmed,
        isQuestion: /\?["”»’)\]]*$/.test(trimmed),
      })
    start = end
  }
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length
    if (
      match[0] === '.' &&
      SHORT.test(text.slice(Math.max(0, end - 12), end)) &&
      /^\s+[\p{Ll}\p{Lu}\d]/u.test(text.slice(end)) &&
      !/etc\.$/i.test(text.slice(0, end))
    )
      continue
    if (match[0].startsWith('…') && /^\s+\p{Ll}/u.test(text.slice(end))) continue
    add(end)
  }
  add(text.length)
  return sentences
}
