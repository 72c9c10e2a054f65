/**
 * After which round the towers should stop: the loss on held-out families after every round, mean over the tuning folds.
 * `bin/maridaje-run node bench/tower-rounds.ts [ROUNDS]`; the rounds of a release are chosen by it (docs/decisions/0062).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mean } from '../src/learners/metrics.ts'
import { FINAL_FOLD } from '../src/modeling/folds.ts'
import { LEARN_DEFAULTS } from '../src/modeling/learned/train-learned.ts'
import { trainTowers } from '../src/modeling/towers/train-towers.ts'
import { SHAPE, towerTask } from './tower-task.ts'

const rounds = Number(process.argv[2] ?? 24)
const folder = mkdtempSync(join(tmpdir(), 'maridaje-rounds-'))
try {
  const curves: number[][] = []
  for (let fold = 0; fold < FINAL_FOLD; fold++) {
    const { train, held, right } = towerTask(fold, folder)
    const { losses } = await trainTowers(train, held, right, SHAPE, { ...LEARN_DEFAULTS.towers, rounds }, 1)
    curves.push(losses.map((round) => round.held))
  }
  const means = curves[0]!.map((_, round) => mean(curves.map((curve) => curve[round]!)))
  const best = means.indexOf(Math.min(...means))
  for (const [round, loss] of means.entries())
    process.stdout.write(`${String(round + 1).padStart(3)}  ${loss.toFixed(4)}${round === best ? '  best' : ''}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
