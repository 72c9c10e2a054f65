/** Answers for the wines of a resident list, kept while the list stays as it is: a menu's dishes are asked for all evening. */
import type { DishInput } from '../contract/requests.ts'
import type { DishResult } from '../contract/results.ts'
import type { PairOptions } from '../pairing/engine.ts'
import type { WineTable } from '../pairing/wine-table.ts'
import { houseOf, type PairedList } from './lists.ts'

/** Enough for the menus of a busy house in both languages; an answer takes some 20 kB. */
const MOST_ANSWERS = 400

export type Answer = (list: PairedList, dish: string | DishInput, options: AnswerOptions) => DishResult

export type AnswerOptions = Omit<PairOptions, 'house'>

/** Asks the engine, with what the house says of the dish. */
export function answerNow(list: PairedList, dish: string | DishInput, options: AnswerOptions): DishResult {
  return list.engine.pair(dish, list.table, { ...options, house: houseOf(list, dish) })
}

/** The same engine, list, house and question give the same answer, so a kept one is as good as a new one. */
export function keepAnswers(): Answer {
  // A table belongs to the engine that read it.
  const byTable = new WeakMap<WineTable, Map<string, DishResult>>()
  return (list, dish, options) => {
    const answers = byTable.get(list.table) ?? new Map<string, DishResult>()
    byTable.set(list.table, answers)
    const question = JSON.stringify([dish, options, list.house?.hash])
    const kept = answers.get(question)
    if (kept) {
      // Maps keep the order of insertion: what is asked for again goes to the end, so that a row of texts that are asked
      // once does not push the menu out.
      answers.delete(question)
      answers.set(question, kept)
      return kept
    }
    const answer = answerNow(list, dish, options)
    if (answers.size >= MOST_ANSWERS) answers.delete(answers.keys().next().value ?? '')
    answers.set(question, answer)
    return answer
  }
}
