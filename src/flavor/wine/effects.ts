/** What a word of a wine line does: `red?oak:+.15`, `sweetness:.5`, `type:sparkling` of wine-words.csv, read once. */
import {
  COLOURS,
  type Colour,
  WINE_INDEX,
  WINE_KINDS,
  WINE_TYPES,
  type WineKey,
  type WineKind,
  type WineType,
} from '../../domain/vocabulary.ts'

/** `name`: only where the word stands in the name, not in a tasting note. */
export type Condition = Colour | WineType | 'name' | null

export type Effect =
  | { does: 'set' | 'add'; key: WineKey; value: number; when: Condition }
  | { does: 'colour'; colour: Colour; when: Condition }
  | { does: 'type'; type: WineType; when: Condition }
  | { does: 'kind'; kind: WineKind; when: Condition }

const CONDITIONS: ReadonlySet<string> = new Set([...COLOURS, ...WINE_TYPES, 'name'])

/** Unknown keys are passed over: the knowledge check names them, a reader must not fail. */
export function readEffects(cells: readonly string[]): Effect[] {
  const effects: Effect[] = []
  for (const cell of cells) {
    const mark = cell.indexOf('?')
    const condition = mark < 0 ? null : cell.slice(0, mark)
    if (condition !== null && !CONDITIONS.has(condition)) continue
    const effect = readEffect(cell.slice(mark + 1), condition as Condition)
    if (effect) effects.push(effect)
  }
  return effects
}

function readEffect(text: string, when: Condition): Effect | null {
  const colon = text.indexOf(':')
  const key = text.slice(0, colon).trim()
  const value = text.slice(colon + 1).trim()
  if (colon < 1) return null
  if (key === 'colour') return oneOf(COLOURS, value, (colour) => ({ does: 'colour', colour, when }))
  if (key === 'type') return oneOf(WINE_TYPES, value, (type) => ({ does: 'type', type, when }))
  if (key === 'kind') return oneOf(WINE_KINDS, value, (kind) => ({ does: 'kind', kind, when }))
  const number = Number(value)
  if (!Object.hasOwn(WINE_INDEX, key) || value === '' || !Number.isFinite(number)) return null
  return { does: /^[+-]/.test(value) ? 'add' : 'set', key: key as WineKey, value: number, when }
}

function oneOf<T extends string>(values: readonly T[], value: string, make: (value: T) => Effect): Effect | null {
  const found = values.find((known) => known === value)
  return found === undefined ? null : make(found)
}
