/** What a fold's model may learn from: learners that saw nothing of the unseen folds, and their out-of-fold twins for the blend. */
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Learned, type LearnedView, learnedView } from '../../pairing/learned/learned-scorer.ts'
import type { LearnedOutOfFold } from '../fit-options.ts'
import { FOLDS, foldOf } from '../folds.ts'
import type { Subject } from '../panel/subjects.ts'
import { type LearnWithout, memoryOf } from './train-learned.ts'

export interface Study {
  learnWithout: LearnWithout
  /** all that the panel judged */
  subjects: readonly Subject[]
}

export interface FoldStudy {
  /** learned without the unseen folds */
  unseen: Learned
  /** the same learners beside the panel's word on every dish, those of the unseen folds too */
  known: Learned
  outOfFold: LearnedOutOfFold
  /** what the panel judged outside the unseen folds */
  subjects: readonly Subject[]
}

/** @param unseen folds that neither teach nor judge */
export async function studyWithout(
  { learnWithout, subjects }: Study,
  unseen: readonly number[],
  knowledge: Knowledge,
): Promise<FoldStudy> {
  const whole = await learnWithout(unseen)
  const views = new Map<number, LearnedView>()
  for (let fold = 0; fold < FOLDS; fold++) {
    if (unseen.includes(fold)) continue
    const { towers, forest } = await learnWithout([...unseen, fold])
    views.set(fold, learnedView({ towers, forest, memory: whole.memory }, knowledge))
  }
  const of = foldOf(knowledge)
  // A family of an unseen fold may teach through a sommelier of another: to the whole it is as new.
  const otherwise = learnedView(whole, knowledge)
  return {
    unseen: whole,
    known: { ...whole, memory: memoryOf(subjects.filter(({ isLine, fold }) => !isLine || !unseen.includes(fold))) },
    outOfFold: (family) => views.get(of('family', family)) ?? otherwise,
    subjects: subjects.filter(({ fold }) => !unseen.includes(fold)),
  }
}
