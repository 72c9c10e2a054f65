/** A row of a table: which column holds the dish, which the wines, which what to avoid. */
import type { Unread } from '../../contract/records.ts'
import type { Advice, Named } from './advice.ts'
import { isOnly } from './advice-words.ts'
import type { DishMention } from './find-dishes.ts'
import type { WineMention } from './find-wines.ts'
import type { Passage } from './passages.ts'
import type { PlacedAdvice } from './placed-advice.ts'
import type { Topic } from './read-advice.ts'
import type { TextReaders } from './readers.ts'
import { tokenizeSentence } from './tokens.ts'
import { understandSentence } from './understand-sentence.ts'

type ColumnRole = 'dish' | 'wine' | 'avoid' | null

export interface TableColumns {
  /** null where no header says what the columns hold */
  roles: readonly ColumnRole[] | null
}

const FIRM = 0.9

/** What a header says; null when the row is no header. */
export function columnsOf(header: Passage, { advice }: TextReaders): TableColumns | null {
  const roles = header.cells.map(({ start, end }): ColumnRole => {
    const text = header.text.slice(start, end)
    if (isOnly(text, 'avoid_column', advice)) return 'avoid'
    if (isOnly(text, 'wine_column', advice)) return 'wine'
    return isOnly(text, 'dish_column', advice) ? 'dish' : null
  })
  if (roles.every((role) => role === null)) return null
  // The first column names what is eaten, whatever it is called.
  if (!roles.includes('dish') && roles[0] === null) roles[0] = 'dish'
  return { roles }
}

export function readRow(
  row: Passage,
  { roles }: TableColumns,
  topic: Topic,
  readers: TextReaders,
  unread: Unread[],
): PlacedAdvice[] {
  const dishes: Named<DishMention>[] = []
  const wines: { named: Named<WineMention>; polarity: 1 | -1 }[] = []
  row.cells.forEach(({ start, end }, i) => {
    const text = row.text.slice(start, end)
    if (text.trim() === '') return
    const sentence = understandSentence(text, readers)
    const role =
      roles === null
        ? sentence.wines.length > 0
          ? 'wine'
          : sentence.dishes.length > 0
            ? 'dish'
            : null
        : (roles[i] ?? null)
    if (role === 'dish') {
      const named = sentence.dishes.map((mention) => ({ mention, sentence }))
      dishes.push(...(named.length > 0 ? named : roles === null ? [] : [whole(text, sentence)]))
    } else if (role !== null)
      wines.push(
        ...sentence.wines.map((mention) => ({
          named: { mention, sentence },
          polarity: role === 'avoid' ? (-1 as const) : negated(sentence.cues),
        })),
      )
  })
  const spoken = dishes.length > 0 ? dishes : topic.dishes
  if (wines.length > 0 && spoken.length === 0)
    unread.push({ place: { line: row.line, text: row.text }, why: 'the row names a wine, but no dish' })
  return spoken.flatMap((dish) =>
    wines.map(({ named, polarity }): PlacedAdvice => {
      const advice: Advice = {
        dish,
        wine: named,
        polarity,
        strength: FIRM,
        reasons: dishes.length > 0 ? [] : ['topic'],
      }
      return { ...advice, passage: row, start: 0, end: row.text.length, speaker: null }
    }),
  )
}

function negated(cues: readonly { role: string }[]): 1 | -1 {
  return cues.some(({ role }) => role === 'against') || cues.filter(({ role }) => role === 'not').length % 2 === 1
    ? -1
    : 1
}

function whole(text: string, sentence: ReturnType<typeof understandSentence>): Named<DishMention> {
  const tokens = tokenizeSentence(text)
  const mention = {
    type: 'dish' as const,
    start: 0,
    end: text.length,
    text: text.trim(),
    first: 0,
    last: tokens.length,
    isWeak: false,
  }
  return { mention, sentence }
}
