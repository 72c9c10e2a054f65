/** The protocol's measures over trials as plain means: for searches and slices, where no interval is asked for. */
import { mean } from '../../learners/metrics.ts'
import type { WineTable } from '../../pairing/wine-table.ts'
import { type DishMeasures, measureDish, rankRows } from '../measure.ts'
import type { System, Trial } from '../trial.ts'

const PRINTED = {
  agree1: 'agree@1',
  prec3: 'prec@3',
  grape3: 'grape@3',
  auc: 'auc',
  avoid3: 'avoid@3',
} as const satisfies Partial<Record<keyof DishMeasures, string>>
export type MeasureName = (typeof PRINTED)[keyof typeof PRINTED]
export const MEASURE_NAMES: readonly MeasureName[] = Object.values(PRINTED)

export type TrialMeasures = { n: number } & Record<MeasureName, number>

/** Each dish counts once, with the mean over its folds and languages; NaN where a measure applies to no dish. */
export function measureTrials(
  trials: readonly Pick<Trial, 'dishId' | 'statements' | 'logits'>[],
  wines: WineTable,
  system: System = 'engine',
): TrialMeasures {
  const byDish = new Map<string, DishMeasures[]>()
  for (const trial of trials) {
    const scores = trial.logits[system]
    const measures = measureDish(rankRows(scores), scores, trial.statements, wines)
    if (measures) byDish.set(trial.dishId, [...(byDish.get(trial.dishId) ?? []), measures])
  }
  const over = (key: keyof typeof PRINTED) =>
    mean(
      [...byDish.values()].flatMap((list) => {
        const values = list.flatMap((one) => one[key] ?? [])
        return values.length === 0 ? [] : [mean(values)]
      }),
    )
  return {
    n: byDish.size,
    'agree@1': over('agree1'),
    'prec@3': over('prec3'),
    'grape@3': over('grape3'),
    auc: over('auc'),
    'avoid@3': over('avoid3'),
  }
}
