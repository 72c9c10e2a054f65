/** How the engine's answers please the panel, on dishes and lines whose family it never met. Orientation: no sommelier is asked. */
import { bootstrapMean, type Interval } from '../../learners/metrics.ts'
import type { WineTable } from '../../pairing/wine-table.ts'
import { rankRows } from '../measure.ts'
import type { Subject } from './subjects.ts'

/** Judges who must forbid a class among the first three for the answer to count as wrong. */
const FORBID = 2 / 3

export interface Judged {
  isLine: boolean
  /** share of the judges who accept the class of the first wine */
  accepted: number
  /** share of the judges whose best class it is */
  best: number
  /** 1 when a class that two of three forbid is among the first three */
  forbidden: number
}

export type PanelMeasures = Record<'accepted@1' | 'best@1' | 'forbidden@3', Interval>

export function judge(
  subjects: readonly Subject[],
  scoreAll: (subject: Subject) => Float32Array,
  wines: WineTable,
): Judged[] {
  return subjects.map((subject) => {
    const { opinion, isLine } = subject
    const three = rankRows(scoreAll(subject)).slice(0, 3)
    const classes = three.map((row) => wines.styleClass[row]!)
    const first = classes[0]!
    return {
      isLine,
      accepted: opinion.accepted[first]!,
      best: opinion.best[first]!,
      forbidden: classes.some((c) => opinion.forbidden[c]! >= FORBID - 1e-6) ? 1 : 0,
    }
  })
}

export function measurePanel(judged: readonly Judged[], seed: number): { n: number; measures: PanelMeasures } {
  const of = (name: 'accepted' | 'best' | 'forbidden') =>
    judged.length === 0
      ? { value: Number.NaN, lo: Number.NaN, hi: Number.NaN }
      : bootstrapMean(
          judged.map((one) => one[name]),
          seed,
        )
  return {
    n: judged.length,
    measures: { 'accepted@1': of('accepted'), 'best@1': of('best'), 'forbidden@3': of('forbidden') },
  }
}
