/** On which share of the demo restaurant's dishes and wines each rule fires. */
import { join } from 'node:path'
import { readDishFile, readWineFile } from '../src/app/list-files.ts'
import type { Engine } from '../src/pairing/engine.ts'
import { activateAll } from '../src/pairing/rules/compile.ts'

/** From this activation on a rule fires. */
export const FIRES_FROM = 0.3
/** A rule that fires more rarely is not worth its line. */
export const SHARE_FROM = 0.005

/** Share of the (dish, wine) pairs by rule id, 0..1. @param root the repository's folder */
export function firingShares(engine: Engine, root: string): Map<string, number> {
  const demo = join(root, 'data', 'demo')
  const wines = engine.readList(readWineFile(join(demo, 'wines.csv'), engine.knowledge).rows)
  const dishes = readDishFile(join(demo, 'menu.csv'), engine.knowledge)
    .rows.map((row) => engine.readDish(row))
    .filter(({ kind }) => kind === 'food')
  const activation = new Float32Array(wines.size)
  return new Map(
    engine.scorers.compiled.map((compiled) => {
      let fired = 0
      for (const dish of dishes)
        if (activateAll(compiled, dish, wines, activation))
          fired += activation.filter((value) => value > FIRES_FROM).length
      return [compiled.rule.id, fired / (dishes.length * wines.size)]
    }),
  )
}
