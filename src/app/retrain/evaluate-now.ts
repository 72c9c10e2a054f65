/** Measures the recipe of the model that was released, on the statements that are published now. */
import { join } from 'node:path'
import { loadKnowledge } from '../../knowledge/load.ts'
import { type Evaluation, evaluate } from '../../modeling/evaluate.ts'
import type { Around } from '../around.ts'
import { evaluationBench } from '../evaluation-bench.ts'
import { openStudy } from '../learning-study.ts'
import { releasedFit } from '../released-fit.ts'

const SEED = 1

export async function evaluateNow({
  root,
  home,
}: Around): Promise<Pick<Evaluation, 'n' | 'split' | 'metrics' | 'human'>> {
  const bench = evaluationBench(loadKnowledge(join(root, 'data', 'knowledge')))
  const { fit, learn } = releasedFit(root)
  const study = openStudy(bench, { root, home }, SEED, learn)
  const { n, split, metrics, human } = await evaluate(bench, { split: 'tuning', fit, seed: SEED }, study)
  return { n, split, metrics, human }
}
