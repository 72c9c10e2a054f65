/** What one sentence advises: a dish, a wine, for or against, and why it may be less than sure. */
import type { DishMention } from './find-dishes.ts'
import type { WineMention } from './find-wines.ts'
import type { UnderstoodSentence } from './understand-sentence.ts'

/** Why a pair is less than sure; each takes its factor of the confidence. */
export type Reason = 'topic' | 'weak_link' | 'order' | 'weak_food' | 'no_advice' | 'negation' | 'hedge' | 'derived'

export interface Named<T> {
  mention: T
  /** the sentence that it stands in */
  sentence: UnderstoodSentence
}

export interface Advice {
  dish: Named<DishMention>
  wine: Named<WineMention>
  polarity: 1 | -1
  strength: number
  reasons: readonly Reason[]
}
