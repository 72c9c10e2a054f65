import { expect, test } from 'vitest'
import { evaluationBench } from '../../../src/app/evaluation-bench.ts'
import { pairingMeasure } from '../../../src/modeling/experiments/pairing-trial.ts'
import { knowledge } from '../../engine.ts'

test('a trial of rules and evidence is measured on the tuning folds, and its options count', async () => {
  const measure = pairingMeasure({ bench: evaluationBench(knowledge), learner: 'rules', seed: 1, open: null })
  const { score, metrics } = await measure({}, 0.03)
  expect(metrics['agree@1']).toBeGreaterThan(0.4)
  expect(metrics['agree@1']).toBeLessThan(1)
  const { 'agree@1': agree, 'prec@3': prec, 'grape@3': grape, auc } = metrics
  expect(score).toBeCloseTo((agree! + prec! + grape! + auc!) / 4, 9)
  const other = await measure({ 'fit.typicality': 0, 'fit.evidence.width': 0.9 }, 0.03)
  expect(other.score).not.toBe(score)
})
