/** Rules to something fast: what hangs on the wine alone is worked out once per list, what hangs on the dish once per dish. */
import type { DishReading } from '../../flavor/readings.ts'
import type { Rule } from '../../knowledge/rules.ts'
import type { WineTable } from '../wine-table.ts'
import { type CompiledTerm, compileTerm, type DishTerm, type PairTerm, type WineTerm } from './terms.ts'

export interface CompiledRule {
  rule: Rule
  terms: readonly CompiledTerm[]
  dishTerms: readonly DishTerm[]
  wineTerms: readonly WineTerm[]
  pairTerms: readonly PairTerm[]
}

export function compileRules(rules: readonly Rule[]): CompiledRule[] {
  return rules.map((rule) => {
    const terms = rule.when.map(compileTerm)
    return {
      rule,
      terms,
      dishTerms: terms.filter((term) => term.on === 'dish'),
      wineTerms: terms.filter((term) => term.on === 'wine'),
      pairTerms: terms.filter((term) => term.on === 'pair'),
    }
  })
}

/** Activation 0..1 of one rule for every wine: product of its terms times the least confidence among them. */
export function activateAll(compiled: CompiledRule, dish: DishReading, wines: WineTable, into: Float32Array): boolean {
  let onDish = 1
  let sureDish = 1
  for (const term of compiled.dishTerms) {
    onDish *= term.activation(dish)
    sureDish = Math.min(sureDish, term.confidence(dish))
  }
  // Thousands of pairs per second: a rule that the dish does not touch ends here.
  if (onDish < 1e-4) return false
  const { activation, confidence } = wineColumn(compiled, wines)
  for (let row = 0; row < wines.size; row++) {
    let value = onDish * activation[row]!
    let sure = Math.min(sureDish, confidence[row]!)
    if (value > 0)
      for (const term of compiled.pairTerms) {
        value *= term.activation(dish, wines, row)
        sure = Math.min(sure, term.confidence(dish, wines, row))
      }
    into[row] = value * sure
  }
  return true
}

export function activateOne(compiled: CompiledRule, dish: DishReading, wines: WineTable, row: number): number {
  let value = 1
  let sure = 1
  for (const term of compiled.dishTerms) {
    value *= term.activation(dish)
    sure = Math.min(sure, term.confidence(dish))
  }
  if (value < 1e-4) return 0
  const column = wineColumn(compiled, wines)
  value *= column.activation[row]!
  sure = Math.min(sure, column.confidence[row]!)
  for (const term of compiled.pairTerms) {
    value *= term.activation(dish, wines, row)
    sure = Math.min(sure, term.confidence(dish, wines, row))
  }
  return Math.fround(value * sure)
}

interface WineColumn {
  activation: Float32Array
  confidence: Float32Array
}

const columns = new WeakMap<WineTable, Map<CompiledRule, WineColumn>>()

function wineColumn(compiled: CompiledRule, wines: WineTable): WineColumn {
  let byRule = columns.get(wines)
  if (!byRule) {
    byRule = new Map()
    columns.set(wines, byRule)
  }
  let column = byRule.get(compiled)
  if (!column) {
    column = { activation: new Float32Array(wines.size), confidence: new Float32Array(wines.size) }
    for (let row = 0; row < wines.size; row++) {
      let value = 1
      let sure = 1
      for (const term of compiled.wineTerms) {
        value *= term.activation(wines, row)
        sure = Math.min(sure, term.confidence(wines, row))
      }
      column.activation[row] = value
      column.confidence[row] = sure
    }
    byRule.set(compiled, column)
  }
  return column
}
