/** What the towers learn from and are held to, for one fold of families held out; nothing of the final fold. */
import { join } from 'node:path'
import { evaluationBench } from '../src/app/evaluation-bench.ts'
import { openStudy } from '../src/app/learning-study.ts'
import { ROOT } from '../src/config.ts'
import { AROMAS, DISH_INDEX, WINE_INDEX } from '../src/domain/vocabulary.ts'
import { loadKnowledge } from '../src/knowledge/load.ts'
import { groupTaught } from '../src/modeling/fit-options.ts'
import { FINAL_FOLD, foldOf, tunable } from '../src/modeling/folds.ts'
import { LEARN_DEFAULTS } from '../src/modeling/learned/train-learned.ts'
import { panelExamples, statementExamples } from '../src/modeling/towers/examples.ts'
import type { TowerExample } from '../src/modeling/towers/train-towers.ts'
import { readStatements } from '../src/pairing/evidence/statements.ts'
import { DISH_FEATURE_WIDTH } from '../src/pairing/features/dish-features.ts'
import { WINE_FEATURE_WIDTH, wineFeatures } from '../src/pairing/features/wine-features.ts'

export const SHAPE = {
  left: DISH_FEATURE_WIDTH,
  right: WINE_FEATURE_WIDTH,
  leftShared: DISH_INDEX.citrus,
  rightShared: WINE_INDEX.citrus,
  shared: AROMAS.length,
}

/** The held-out families teach neither by statements nor by the panel. @param home where nothing of others lies */
export function towerTask(heldFold: number, home: string) {
  const { examples: options } = LEARN_DEFAULTS
  const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
  const bench = evaluationBench(knowledge)
  const fold = foldOf(knowledge)
  const subjects = openStudy(bench, { root: ROOT, home }, 0).subjects.filter((one) => one.fold !== FINAL_FOLD)
  const statements = tunable(readStatements(knowledge), knowledge)
  const examplesOf = (isIn: (fold: number) => boolean): TowerExample[] => {
    const said = statements.filter(({ family }) => isIn(fold('family', family)))
    return [
      ...panelExamples(
        subjects.filter((one) => isIn(one.fold)),
        bench.wines,
        options,
      ),
      ...(['es', 'en'] as const).flatMap((lang) =>
        statementExamples(
          groupTaught(said, (id) => bench.read(id, lang)),
          bench.wines,
          options,
        ),
      ),
    ]
  }
  return {
    train: examplesOf((at) => at !== heldFold),
    held: examplesOf((at) => at === heldFold),
    right: wineFeatures(bench.wines),
  }
}
