/** What a reading says of itself comes in both languages in one line: here it is said in the visitor's. */
import type { JobsWords } from '../words/jobs.es.ts'

export function sayMessage(message: string, words: JobsWords['jobs']): string {
  if (message.endsWith('/ fetching the page')) return words.fetching
  if (message.endsWith('/ reading')) return words.reading
  const [, page = '', pages = ''] = /\/ page (\d+) \/ (\d+)$/.exec(message) ?? []
  if (pages !== '') return words.page(page, pages)
  const lines = /\/ lines: (\d+)$/.exec(message)?.[1]
  return lines === undefined ? message : words.lines(lines)
}
