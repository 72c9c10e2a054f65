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

/** How far the dish alone meets a rule, and how sure that is. */
interface DishSide {
  activation: number
  confidence: number
}

/** Below this the dish does not touch the rule, and nothing has to be looked at wine by wine. */
const UNTOUCHED = 1e-4

function dishSide({ dishTerms }: CompiledRule, dish: DishReading): DishSide | null {
  let activation = 1
  let confidence = 1
  for (const term of dishTerms) {
    activation *= term.activation(dish)
    if (activation < UNTOUCHED) return null
    confidence = Math.min(confidence, term.confidence(dish))
  }
  return { activation, confidence }
}

/** Whether the dish can meet the rule with any wine at all. */
export function touches(compiled: CompiledRule, dish: DishReading): boolean {
  return dishSide(compiled, dish) !== null
}

/**
 * Adds strength times activation (0..1: the product of the rule's terms times the least confidence among them) to the
 * logit of every wine. False when the dish does not touch the rule.
 */
export function addActivation(
  compiled: CompiledRule,
  dish: DishReading,
  wines: WineTable,
  strength: number,
  logits: Float32Array,
): boolean {
  const side = dishSide(compiled, dish)
  if (side === null) return false
  const { rows, activation, confidence } = wineColumn(compiled, wines)
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!
    logits[row]! += strength * pairActivation(compiled, side, activation[row]!, confidence[row]!, dish, wines, row)
  }
  return true
}

/** The activation of one rule for every wine. False when the dish does not touch the rule: then it is 0 everywhere. */
export function activateAll(compiled: CompiledRule, dish: DishReading, wines: WineTable, into: Float32Array): boolean {
  into.fill(0)
  return addActivation(compiled, dish, wines, 1, into)
}

export function activateOne(compiled: CompiledRule, dish: DishReading, wines: WineTable, row: number): number {
  const side = dishSide(compiled, dish)
  if (side === null) return 0
  const { activation, confidence } = wineColumn(compiled, wines)
  if (activation[row] === 0) return 0
  return pairActivation(compiled, side, activation[row]!, confidence[row]!, dish, wines, row)
}

function pairActivation(
  { pairTerms }: CompiledRule,
  side: DishSide,
  onWine: number,
  sureWine: number,
  dish: DishReading,
  wines: WineTable,
  row: number,
): number {
  let value = side.activation * onWine
  let sure = Math.min(side.confidence, sureWine)
  for (const term of pairTerms) {
    value *= term.activation(dish, wines, row)
    if (value === 0) return 0
    sure = Math.min(sure, term.confidence(dish, wines, row))
  }
  return Math.fround(value * sure)
}

interface WineColumn {
  /** the wines that can meet the rule; of most rules they are few */
  rows: Int32Array
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
    const rows: number[] = []
    const activation = new Float32Array(wines.size)
    const confidence = new Float32Array(wines.size)
    for (let row = 0; row < wines.size; row++) {
      let value = 1
      let sure = 1
      for (const term of compiled.wineTerms) {
        value *= term.activation(wines, row)
        sure = Math.min(sure, term.confidence(wines, row))
      }
      activation[row] = value
      confidence[row] = sure
      if (value > 0) rows.push(row)
    }
    column = { rows: Int32Array.from(rows), activation, confidence }
    byRule.set(compiled, column)
  }
  return column
}
