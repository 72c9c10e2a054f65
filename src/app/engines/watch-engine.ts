/** An engine whose answers are counted: how long they took, how sure they are. It answers as the one within. */
import type { DishResult } from '../../contract/results.ts'
import type { Engine, PairOptions } from '../../pairing/engine.ts'
import type { WineTable } from '../../pairing/wine-table.ts'

export interface Watch {
  paired(version: string, result: DishResult, ms: number): void
  failed(version: string): void
}

export const UNWATCHED: Watch = { paired: () => undefined, failed: () => undefined }

export function watchEngine(engine: Engine, watch: Watch): Engine {
  const { version } = engine.model
  const watched =
    <D>(pair: (dish: D, wines: WineTable, options: PairOptions) => DishResult) =>
    (dish: D, wines: WineTable, options: PairOptions): DishResult => {
      const begun = performance.now()
      try {
        const result = pair(dish, wines, options)
        watch.paired(version, result, performance.now() - begun)
        return result
      } catch (error) {
        watch.failed(version)
        throw error
      }
    }
  return { ...engine, pair: watched(engine.pair), pairReading: watched(engine.pairReading) }
}
