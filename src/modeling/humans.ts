/** Sommeliers judged by one another, and the engine by the same others: what one of them reaches is the measure of a human. */
import { bootstrapMean, type Interval, mean } from '../learners/metrics.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { humanOrder } from './baselines.ts'
import { bySommelier, type DishMeasures, measureDish, PRINTED, rankRows } from './measure.ts'
import type { Trial } from './trial.ts'

export interface HumanComparison {
  n: number
  human: Record<string, Interval>
  engine: Record<string, Interval>
}

/** On dishes of two or more sommeliers each in turn ranks and the others judge; the engine is judged by the same others. */
export function againstHumans(trials: readonly Trial[], wines: WineTable, seed: number): HumanComparison {
  const human = { agree1: [] as number[], prec3: [] as number[], grape3: [] as number[] }
  const engine = { agree1: [] as number[], prec3: [] as number[], grape3: [] as number[] }
  let n = 0
  for (const trial of trials) {
    const groups = bySommelier(trial.statements.filter(({ polarity }) => polarity === 1))
    if (groups.size < 2 || trial.lang !== 'es') continue
    n++
    const own = { human: [] as DishMeasures[], engine: [] as DishMeasures[] }
    for (const [name, said] of groups) {
      const others = trial.statements.filter(({ sommelier }) => sommelier !== name)
      const order = humanOrder(said, wines)
      if (order.length === 0) continue
      const his = measureDish(order, new Float32Array(wines.size), others, wines)
      const its = measureDish(rankRows(trial.logits.engine), trial.logits.engine, others, wines)
      if (his && its) {
        own.human.push(his)
        own.engine.push(its)
      }
    }
    for (const name of ['agree1', 'prec3', 'grape3'] as const) {
      if (own.human.length === 0) continue
      human[name].push(mean(own.human.map((one) => one[name])))
      engine[name].push(mean(own.engine.map((one) => one[name])))
    }
  }
  const summarise = (values: typeof human) =>
    Object.fromEntries(
      (['agree1', 'prec3', 'grape3'] as const).map((name) => [PRINTED[name], bootstrapMean(values[name], seed)]),
    )
  return { n, human: summarise(human), engine: summarise(engine) }
}
