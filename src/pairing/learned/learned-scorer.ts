/**
 * What was learned, as one scorer: the towers and the panel's memory. Where a text is a dish that the panel judged, its
 * word counts and the towers, which learned from it, count less; between the two the weights go over smoothly.
 */
import type { Part } from '../../contract/results.ts'
import type { DishReading } from '../../flavor/readings.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Towers } from '../../learners/towers/towers.ts'
import type { Scorer } from '../scorer.ts'
import { styleTable } from '../style-table.ts'
import type { WineTable } from '../wine-table.ts'
import { type PanelMemory, type PanelView, panelView } from './panel-memory.ts'
import { towerScorer } from './tower-scorer.ts'

/** A weight for texts the panel never saw, one for those it judged; then the panel's own shares. */
export const LEARNED_WEIGHTS = ['tower', 'tower_known', 'best', 'accepted', 'forbidden', 'grape'] as const
export type LearnedWeight = (typeof LEARNED_WEIGHTS)[number]
export type LearnedWeights = Readonly<Record<LearnedWeight, number>>

export interface Learned {
  towers: Towers
  memory: PanelMemory
}

/** One column of logits a weight; the logit of a wine is the weighted sum. */
export type LearnedColumns = Record<LearnedWeight, Float32Array>

/** What turns a dish and a list into the columns that the weights are fitted on. */
export interface LearnedView {
  /** @param known how far the panel's own word may be used, 0..1; what the text allows when left out */
  columns(dish: DishReading, wines: WineTable, known?: number): LearnedColumns
}

export function learnedView({ towers, memory }: Learned, knowledge: Knowledge): LearnedView {
  const tower = towerScorer(towers, styleTable(knowledge))
  const panel = panelView(memory, knowledge)
  return { columns: (dish, wines, known = panel.known(dish)) => columnsOf(tower, panel, dish, wines, known) }
}

function columnsOf(
  tower: Scorer,
  panel: PanelView,
  dish: DishReading,
  wines: WineTable,
  known: number,
): LearnedColumns {
  const logits = tower.scoreAll(dish, wines)
  const shares = known > 0 ? panel.columns(dish, wines) : null
  const scaled = (values: Float32Array | undefined, factor: number) =>
    values ? values.map((value) => value * factor) : new Float32Array(wines.size)
  return {
    tower: scaled(logits, 1 - known),
    tower_known: scaled(logits, known),
    best: scaled(shares?.best, known),
    accepted: scaled(shares?.accepted, known),
    forbidden: scaled(shares?.forbidden, -known),
    grape: scaled(shares?.grape, known),
  }
}

export function learnedScorer(learned: Learned, weights: LearnedWeights, knowledge: Knowledge): Scorer {
  const view = learnedView(learned, knowledge)
  // A dish is scored once and then explained wine by wine.
  const seen = new WeakMap<DishReading, WeakMap<WineTable, LearnedColumns>>()
  const lookAt = (dish: DishReading, wines: WineTable) => {
    let lists = seen.get(dish)
    if (!lists) {
      lists = new WeakMap()
      seen.set(dish, lists)
    }
    let columns = lists.get(wines)
    if (!columns) {
      columns = view.columns(dish, wines)
      lists.set(wines, columns)
    }
    return columns
  }
  const used = LEARNED_WEIGHTS.filter((name) => weights[name] !== 0)
  return {
    id: 'learned',
    scoreAll(dish, wines) {
      const columns = lookAt(dish, wines)
      const logits = new Float32Array(wines.size)
      for (const name of used) {
        const column = columns[name]
        const weight = weights[name]
        for (let row = 0; row < wines.size; row++) logits[row]! += weight * column[row]!
      }
      return logits
    },
    explain(dish, wines, row) {
      const columns = lookAt(dish, wines)
      let tower = 0
      let panel = 0
      for (const name of used) {
        const logit = weights[name] * columns[name][row]!
        if (name === 'tower' || name === 'tower_known') tower += logit
        else panel += logit
      }
      const parts: Part[] = []
      if (tower !== 0) parts.push({ from: 'tower', id: 'towers', logit: tower })
      if (panel !== 0) parts.push({ from: 'evidence', id: 'panel', logit: panel })
      return parts
    },
  }
}
