/**
 * What more statements would bring: the model fitted and taught with a part of the statements, tested on all. A dish family
 * is taught whole or not at all, and what is taught with a quarter is taught with the half too.
 */
import { fnv1a32 } from '../../domain/hash.ts'
import { readStatements, type Statement } from '../../pairing/evidence/statements.ts'
import { scorersOf } from '../../pairing/model.ts'
import type { Bench } from '../bench.ts'
import { fitWeights } from '../fit.ts'
import { type FitOptions, groupTaught } from '../fit-options.ts'
import { FINAL_FOLD, FOLDS, splitStatements, tunable } from '../folds.ts'
import { type Study, studyWithout } from '../learned/study.ts'
import type { Trial } from '../trial.ts'
import { measureTrials, type TrialMeasures } from './trial-measures.ts'

export interface CurvePoint {
  share: number
  /** statements that taught, mean over the folds */
  taught: number
  measures: TrialMeasures
}

export interface CurveTask {
  bench: Bench
  fit: FitOptions
  shares: readonly number[]
  /** what is learned from these statements; null learns nothing but the blend */
  studyOf(statements: readonly Statement[]): Study | null
  onPoint(point: CurvePoint): void
}

export async function learningCurve({ bench, fit, shares, studyOf, onPoint }: CurveTask): Promise<CurvePoint[]> {
  const points: CurvePoint[] = []
  for (const share of shares) {
    const all = readStatements(bench.knowledge)
    const study = studyOf(all.filter((statement) => isTaught(statement, share)))
    const trials: Pick<Trial, 'dishId' | 'statements' | 'logits'>[] = []
    let taught = 0
    for (let fold = 0; fold < FOLDS - 1; fold++) {
      const { test, train } = splitStatements(tunable(all, bench.knowledge), fold, bench.knowledge)
      const part = train.filter((statement) => isTaught(statement, share))
      taught += part.length / (FOLDS - 1)
      const total = await scorerFrom(part, fold, study)
      for (const lang of ['es', 'en'] as const)
        for (const { reading, statements } of groupTaught(test, (id) => bench.read(id, lang))) {
          const engine = total.scoreAll(reading, bench.wines)
          trials.push({ dishId: statements[0]!.dishId, statements, logits: { ...NO_LOGITS, engine } })
        }
    }
    const point = { share, taught: Math.round(taught), measures: measureTrials(trials, bench.wines) }
    points.push(point)
    onPoint(point)
  }
  return points

  async function scorerFrom(part: readonly Statement[], fold: number, study: Study | null) {
    const { knowledge, wines } = bench
    const learned = study ? await studyWithout(study, [fold, FINAL_FOLD], knowledge) : null
    const { learned: learnedWeights, ...weights } = fitWeights(
      groupTaught(part, (id) => bench.read(id, 'es')),
      wines,
      knowledge,
      fit,
      learned?.outOfFold,
      learned?.subjects,
    )
    const model = {
      version: 'part',
      text: null,
      bottles: null,
      calibration: { slope: 1, intercept: 0 },
      ...weights,
      learned: learned && learnedWeights ? { parts: learned.unseen, weights: learnedWeights } : null,
    }
    return scorersOf(model, part, knowledge).total
  }
}

const NONE = new Float32Array()
const NO_LOGITS: Trial['logits'] = {
  engine: NONE,
  known_dish: NONE,
  rules: NONE,
  popularity: NONE,
  blind_trio: NONE,
  colour_rule: NONE,
}

function isTaught({ family }: Pick<Statement, 'family'>, share: number): boolean {
  // Another hash than the folds': these would be taught fold by fold.
  return (fnv1a32(`taught ${family}`) % 1_000) / 1_000 < share
}
