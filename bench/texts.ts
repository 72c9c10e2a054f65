/** Lines as menus print them, no two alike, so that no cache answers in place of the reader. */
import { randomFrom } from '../src/domain/random.ts'
import type { Knowledge } from '../src/knowledge/knowledge.ts'

const LINKS = ['con', 'c/', 'en', 'y', 'with', '+', ','] as const
/** One line in so many has a letter swapped with its neighbour. */
const SLIP_EVERY = 10

/** @param lines what a restaurant printed: they come first */
export function distinctLines(knowledge: Knowledge, lines: readonly string[], count: number, seed: number): string[] {
  const random = randomFrom(seed)
  const { dishes, sauces, ingredients } = knowledge.tables
  const names = dishes.rows.flatMap(({ es, en, aliases }) => [es, en, ...aliases])
  const sides = [...sauces.rows, ...ingredients.rows].flatMap(({ es, en }) => [es, en])
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!
  const seen = new Set(lines)
  while (seen.size < count) {
    const line = `${pick(names)} ${pick(LINKS)} ${pick(sides)}`
    const printed = random.below(3) === 0 ? line.toUpperCase() : line
    seen.add(random.below(SLIP_EVERY) === 0 ? withSlip(printed, random.below(printed.length - 1)) : printed)
  }
  return [...seen].slice(0, count)
}

/** Labels as lists print them: the words of known wines with other vintages. */
export function distinctLabels(names: readonly string[], count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `${names[i % names.length]} ${2000 + (Math.floor(i / names.length) % 24)}`,
  )
}

function withSlip(line: string, at: number): string {
  return line.slice(0, at) + line[at + 1] + line[at] + line.slice(at + 2)
}
