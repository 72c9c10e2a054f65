/** What may be varied, and trials drawn from it. */
import { randomFrom } from '../../domain/random.ts'

export type Choice =
  | { readonly oneOf: readonly (string | number)[] }
  | { readonly from: number; readonly to: number; readonly steps: 'even' | 'logarithmic'; readonly whole: boolean }

export type Space = Readonly<Record<string, Choice>>

export type Trial = Readonly<Record<string, string | number>>

/** Trials drawn by lot; the first n are the same however many are drawn (Bergstra and Bengio 2012). */
export function randomTrials(space: Space, count: number, seed: number): Trial[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () =>
    Object.fromEntries(Object.entries(space).map(([name, choice]) => [name, draw(choice, random.next())])),
  )
}

/** Every combination; ranges give `points` values each. */
export function gridTrials(space: Space, points = 3): Trial[] {
  return Object.entries(space).reduce<Trial[]>(
    (trials, [name, choice]) => {
      const values =
        'oneOf' in choice
          ? choice.oneOf
          : [...new Set(Array.from({ length: points }, (_, i) => draw(choice, points === 1 ? 0.5 : i / (points - 1))))]
      return trials.flatMap((trial) => values.map((value) => ({ ...trial, [name]: value })))
    },
    [{}],
  )
}

function draw(choice: Choice, u: number): string | number {
  if ('oneOf' in choice) return choice.oneOf[Math.min(choice.oneOf.length - 1, Math.floor(u * choice.oneOf.length))]!
  const { from, to } = choice
  const value = choice.steps === 'even' ? from + u * (to - from) : from * (to / from) ** u
  return choice.whole ? Math.round(value) : value
}
