/**
 * What was learned, as one scorer: towers, forest and the panel's memory. Where a text is a dish that the panel judged, its
 * word counts and the towers, which learned from it, count less; between the two the weights go over smoothly.
 */
import type { Part } from '../../contract/results.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Towers } from '../../learners/towers/towers.ts'
import { compileRules } from '../rules/compile.ts'
import { ruleScorer } from '../rules/rule-scorer.ts'
import type { Scorer } from '../scorer.ts'
import { styleTable } from '../style-table.ts'
import type { WineTable } from '../wine-table.ts'
import { forestScorer, type PairForest } from './forest-scorer.ts'
import { type PanelMemory, type PanelWeights, panelView } from './panel-memory.ts'
import { towerScorer } from './tower-scorer.ts'

/** A weight for texts the panel never saw, one for those it judged; then the panel's own shares. */
export const LEARNED_WEIGHTS = [
  'tower',
  'tower_known',
  'forest',
  'forest_known',
  'best',
  'accepted',
  'forbidden',
  'grape',
] as const
const LEARNER_OF = {
  tower: 'tower',
  tower_known: 'tower',
  forest: 'forest',
  forest_known: 'forest',
  best: 'panel',
  accepted: 'panel',
  forbidden: 'panel',
  grape: 'panel',
} as const satisfies Record<(typeof LEARNED_WEIGHTS)[number], string>
export type LearnedWeight = (typeof LEARNED_WEIGHTS)[number]
export type LearnedWeights = Readonly<Record<LearnedWeight, number>>

export interface Learned {
  towers: Towers
  /** null where it did not earn its weight */
  forest: PairForest | null
  memory: PanelMemory
}

/** One column of logits a weight; the logit of a wine is the weighted sum. */
export type LearnedColumns = Record<LearnedWeight, Float32Array>

/** What the learners say of a dish and the wines of a list, before any weight. */
interface Said {
  /** how far the panel's own word may be used, 0..1 */
  known: number
  tower: Float32Array | null
  forest: Float32Array | null
  panel: Record<keyof PanelWeights, Float32Array> | null
}

/** What turns a dish and a list into the columns that the weights are fitted on. */
export interface LearnedView {
  said(dish: DishReading, wines: WineTable, known?: number): Said
  /** @param known how far the panel's own word may be used, 0..1; what the text allows when left out */
  columns(dish: DishReading, wines: WineTable, known?: number): LearnedColumns
}

/** @param without learners that nobody asks: their columns are 0 and cost nothing */
export function learnedView(
  { towers, forest, memory }: Learned,
  knowledge: Knowledge,
  without: readonly LearnedWeight[] = [],
): LearnedView {
  const panel = panelView(memory, knowledge)
  const isAsked = (...names: LearnedWeight[]) => names.some((name) => !without.includes(name))
  const tower = isAsked('tower', 'tower_known') ? towerScorer(towers, styleTable(knowledge)) : null
  const odds =
    forest && isAsked('forest', 'forest_known') ? forestScorer(forest, ruleScorer(compileRules(knowledge.rules))) : null
  const said = (dish: DishReading, wines: WineTable, known = panel.known(dish)): Said => ({
    known,
    tower: tower?.scoreAll(dish, wines) ?? null,
    forest: odds?.scoreAll(dish, wines) ?? null,
    panel: known > 0 ? panel.columns(dish, wines) : null,
  })
  return { said, columns: (dish, wines, known) => columnsOf(said(dish, wines, known), wines.size) }
}

function columnsOf(said: Said, size: number): LearnedColumns {
  const columns = LEARNED_WEIGHTS.map((name) => {
    const values = valuesOf(said, name)
    const factor = factorOf(said, name)
    return [name, values ? values.map((value) => value * factor) : new Float32Array(size)] as const
  })
  return Object.fromEntries(columns) as LearnedColumns
}

function valuesOf(said: Said, name: LearnedWeight): Float32Array | null {
  const learner = LEARNER_OF[name]
  if (learner !== 'panel') return said[learner]
  return said.panel ? said.panel[name as keyof PanelWeights] : null
}

function factorOf({ known }: Said, name: LearnedWeight): number {
  if (name === 'tower' || name === 'forest') return 1 - known
  return name === 'forbidden' ? -known : known
}

export function learnedScorer(learned: Learned, weights: LearnedWeights, knowledge: Knowledge): Scorer {
  const used = LEARNED_WEIGHTS.filter((name) => weights[name] !== 0)
  const view = learnedView(
    learned,
    knowledge,
    LEARNED_WEIGHTS.filter((name) => !used.includes(name)),
  )
  // A dish is scored once and then explained wine by wine.
  const seen = new WeakMap<DishReading, WeakMap<WineTable, Said>>()
  const lookAt = (dish: DishReading, wines: WineTable) => {
    let lists = seen.get(dish)
    if (!lists) {
      lists = new WeakMap()
      seen.set(dish, lists)
    }
    let said = lists.get(wines)
    if (!said) {
      said = view.said(dish, wines)
      lists.set(wines, said)
    }
    return said
  }
  return {
    id: 'learned',
    scoreAll(dish, wines) {
      const said = lookAt(dish, wines)
      const logits = new Float32Array(wines.size)
      for (const name of used) {
        const values = valuesOf(said, name)
        const weight = weights[name] * factorOf(said, name)
        if (values && weight !== 0) for (let row = 0; row < wines.size; row++) logits[row]! += weight * values[row]!
      }
      return logits
    },
    explain(dish, wines, row) {
      const said = lookAt(dish, wines)
      const sums = { tower: 0, forest: 0, panel: 0 }
      for (const name of used)
        sums[LEARNER_OF[name]] += weights[name] * factorOf(said, name) * (valuesOf(said, name)?.[row] ?? 0)
      const parts: Part[] = []
      if (sums.tower !== 0) parts.push({ from: 'tower', id: 'towers', logit: sums.tower })
      if (sums.forest !== 0) parts.push({ from: 'forest', id: 'forest', logit: sums.forest })
      if (sums.panel !== 0) parts.push({ from: 'evidence', id: 'panel', logit: sums.panel })
      return parts
    },
  }
}
