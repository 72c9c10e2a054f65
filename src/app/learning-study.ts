/** What learners learn from beside the statements, and where what they learned is kept between runs. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildDishReader } from '../flavor/dish/read-dish.ts'
import type { Bench } from '../modeling/bench.ts'
import { foodOpinions } from '../modeling/bottles/food-opinions.ts'
import { readBottleTable } from '../modeling/bottles/read-bottles.ts'
import type { Study } from '../modeling/learned/study.ts'
import { LEARN_DEFAULTS, type LearnedStore, type LearnOptions, learner } from '../modeling/learned/train-learned.ts'
import { readPanel } from '../modeling/panel/read-panel.ts'
import { subjectsOf } from '../modeling/panel/subjects.ts'
import { readAllTensors, writeTensors } from '../modeling/safetensors.ts'
import { readStatements } from '../pairing/evidence/statements.ts'

/** @param home the program's own folder: a run that was stopped goes on where it was */
export function openStudy(
  bench: Bench,
  { root, home }: { root: string; home: string },
  seed: number,
  options: LearnOptions = LEARN_DEFAULTS,
): Study {
  const readDish = buildDishReader(bench.knowledge)
  const subjects = subjectsOf(readPanel(join(root, 'data', 'panel')), bench.knowledge, readDish)
  const store = learnedStore(join(home, 'cache', 'learned'))
  const statements = readStatements(bench.knowledge)
  const bottles = () => readBottleTable(join(root, 'data', 'external', 'x-wines', 'wines.csv'), bench.knowledge)
  const foods = options.examples.xwines > 0 ? foodOpinions(bottles(), bench.wines, readDish) : []
  return { subjects, learnWithout: learner({ bench, statements, subjects, foods, store }, options, seed) }
}

/** @param onLearned told after each part; it may throw, and ends the learning so */
export function watched<Folds, Learned>(
  learnWithout: (folds: Folds) => Promise<Learned>,
  onLearned: (parts: number) => void,
): (folds: Folds) => Promise<Learned> {
  let parts = 0
  return async (folds) => {
    const learned = await learnWithout(folds)
    onLearned(++parts)
    return learned
  }
}

function learnedStore(folder: string): LearnedStore {
  return {
    read(key) {
      try {
        return readAllTensors(readFileSync(join(folder, `${key}.safetensors`)))
      } catch {
        // Not there, or cut off by a kill: learned again.
        return null
      }
    },
    write(key, tensors) {
      mkdirSync(folder, { recursive: true })
      const draft = join(folder, `${key}.${process.pid}`)
      writeFileSync(draft, writeTensors(tensors))
      renameSync(draft, join(folder, `${key}.safetensors`))
    },
  }
}
