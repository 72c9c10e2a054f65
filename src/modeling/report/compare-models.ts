/** Two models side by side, and whether one may take the other's place. */
import type { Manifest } from '../manifest.ts'

export interface MetricRow {
  name: string
  /** null where a model was not measured so */
  left: number | null
  right: number | null
  /** right minus left */
  difference: number | null
  /** the right value lies outside of the left one's 95 % interval */
  isClear: boolean
}

export interface Comparison {
  left: string
  right: string
  metrics: MetricRow[]
  /** weight of each learner in both */
  learners: { id: string; left: number | null; right: number | null }[]
  /** what the two were not made from alike: data, knowledge, code, seed, rules */
  madeFrom: { what: string; left: string; right: string }[]
}

export function compareModels(left: Manifest, right: Manifest): Comparison {
  const names = [...new Set([...Object.keys(left.metrics), ...Object.keys(right.metrics)])]
  const ids = [...new Set([...left.learners, ...right.learners].map(({ id }) => id))]
  const weightOf = ({ learners }: Manifest, id: string) => learners.find((one) => one.id === id)?.weight ?? null
  const origins = (['data', 'knowledge', 'code'] as const).map((what) => ({
    what: what as string,
    left: left.created_from[what],
    right: right.created_from[what],
  }))
  const rest = [
    { what: 'seed', left: String(left.seed), right: String(right.seed) },
    { what: 'rules', left: String(left.features.length), right: String(right.features.length) },
  ]
  return {
    left: left.version,
    right: right.version,
    metrics: names.map((name) => metricRow(name, left, right)),
    learners: ids.map((id) => ({ id, left: weightOf(left, id), right: weightOf(right, id) })),
    madeFrom: [...origins, ...rest].filter((one) => one.left !== one.right),
  }
}

function metricRow(name: string, left: Manifest, right: Manifest): MetricRow {
  const a = left.metrics[name]
  const b = right.metrics[name]
  if (!a || !b) return { name, left: a?.value ?? null, right: b?.value ?? null, difference: null, isClear: false }
  return {
    name,
    left: a.value,
    right: b.value,
    difference: b.value - a.value,
    isClear: b.value < a.lo || b.value > a.hi,
  }
}

export interface GateResult {
  name: string
  value: number
  limit: number
  ok: boolean
}

/**
 * The gates of its manifest, judged anew by their numbers; and none of the gated measures may lie below the 95 % interval
 * of the model that serves. A model that was never measured passes nothing.
 */
export function gatesFor(candidate: Manifest, serving: Manifest): GateResult[] {
  if (candidate.gates.length === 0) return [{ name: 'measured', value: 0, limit: 1, ok: false }]
  const own = candidate.gates.map(({ name, value, limit }) => ({ name, value, limit, ok: value >= limit }))
  const beside = candidate.gates.flatMap(({ name, value }) => {
    const served = serving.metrics[name]
    if (!served || serving.version === candidate.version) return []
    return [{ name: `${name} beside ${serving.version}`, value, limit: served.lo, ok: value >= served.lo }]
  })
  return [...own, ...beside]
}
