/** One dish tested in one fold, and who ranks for it. */
import type { Lang } from '../contract/requests.ts'
import type { Statement } from '../pairing/evidence/statements.ts'
import type { Judged } from './panel/measure-panel.ts'

export const SYSTEMS = ['engine', 'known_dish', 'rules', 'popularity', 'blind_trio', 'colour_rule'] as const
export type System = (typeof SYSTEMS)[number]
/** What the panel looks at; a line whose dish the panel judged under its plain name is answered as it serves by `known_dish`. */
export const JUDGED = ['engine', 'known_dish', 'rules'] as const

/** One dish tested in one fold, with what each system made of it. */
export interface Trial {
  dishId: string
  fold: number
  lang: Lang
  statements: readonly Statement[]
  logits: Record<System, Float32Array>
  /** balanced right and wrong wines of the engine, logit and label */
  labelled: { x: number; y: 0 | 1 }[]
  /** the same of a dish that the panel judged */
  known: { x: number; y: 0 | 1 }[]
}

export interface Trials {
  trials: Trial[]
  /** what the panel thinks of the answers for its own dishes and lines */
  judged: Record<(typeof JUDGED)[number], Judged[]>
}
