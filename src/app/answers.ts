/** Answers for the wines of a resident list, kept while the list stays as it is: a menu's dishes are asked for all evening. */
import type { DishInput } from '../contract/requests.ts'
import type { DishResult } from '../contract/results.ts'
import type { Engine, PairOptions } from '../pairing/engine.ts'
import type { WineTable } from '../pairing/wine-table.ts'

/** Enough for the menus of a busy house in both languages; an answer takes some 20 kB. */
const MOST_ANSWERS = 400

export type Answer = (engine: Engine, dish: string | DishInput, wines: WineTable, options: PairOptions) => DishResult

/** The same engine, list and question give the same answer, so a kept one is as good as a new one. */
export function keepAnswers(): Answer {
  // A table belongs to the engine that read it.
  const byTable = new WeakMap<WineTable, Map<string, DishResult>>()
  return (engine, dish, wines, options) => {
    let answers = byTable.get(wines)
    if (!answers) {
      answers = new Map()
      byTable.set(wines, answers)
    }
    const question = JSON.stringify([dish, options])
    const kept = answers.get(question)
    if (kept) return kept
    const answer = engine.pair(dish, wines, options)
    // Maps keep the order of insertion: the oldest answer goes first.
    if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value ?? '')
    answers.set(question, answer)
    return answer
  }
}
