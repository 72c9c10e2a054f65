/** What the title of a menu's section says about the lines below it: kind, course, cuisine. */
import type { Course, Cuisine, DishKind } from '../../domain/vocabulary.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { foldText } from '../text/fold.ts'

export interface SectionHint {
  kind: DishKind
  course: Course | ''
  cuisine: Cuisine | ''
}

export type SectionReader = (title: string) => SectionHint | null

export function buildSectionReader(knowledge: Knowledge): SectionReader {
  const hints = new Map<string, SectionHint>()
  for (const row of knowledge.tables['section-words'].rows) {
    const hint = { kind: row.kind, course: row.course, cuisine: row.cuisine }
    for (const alias of row.aliases) hints.set(foldText(alias), hint)
  }
  const cache = new Map<string, SectionHint | null>()
  return (title) => {
    const known = cache.get(title)
    if (known !== undefined) return known
    const hint = readTitle(title, hints)
    if (cache.size < 1_000) cache.set(title, hint)
    return hint
  }
}

/** The longest known phrase wins; course and cuisine are filled from the others. */
function readTitle(title: string, hints: ReadonlyMap<string, SectionHint>): SectionHint | null {
  const words = foldText(title)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .slice(0, 12)
  let result: SectionHint | null = null
  for (let length = Math.min(4, words.length); length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      const hint = hints.get(words.slice(at, at + length).join(' '))
      if (!hint) continue
      if (result === null) result = { ...hint }
      else if (result.kind === hint.kind) {
        result.course ||= hint.course
        result.cuisine ||= hint.cuisine
      }
    }
  }
  return result
}
