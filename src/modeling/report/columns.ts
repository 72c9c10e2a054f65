/** Columns of a table as exploration looks at them, and what they say about one another. */

export type Column =
  /** NaN is missing */
  | { name: string; kind: 'number'; values: Float64Array }
  /** '' is missing */
  | { name: string; kind: 'category'; values: readonly string[] }

export interface NumberSummary {
  name: string
  kind: 'number'
  rows: number
  missing: number
  distinct: number
  mean: number
  deviation: number
  /** least, lower quarter, middle, upper quarter, most */
  quartiles: readonly [number, number, number, number, number]
}

export interface CategorySummary {
  name: string
  kind: 'category'
  rows: number
  missing: number
  distinct: number
  /** the most frequent values, most frequent first */
  top: { value: string; count: number }[]
}

export type Summary = NumberSummary | CategorySummary

const TOP = 10

export function summarise(column: Column): Summary {
  return column.kind === 'number' ? summariseNumbers(column) : summariseCategories(column)
}

function summariseNumbers({ name, values }: Column & { kind: 'number' }): NumberSummary {
  const known = values.filter((value) => !Number.isNaN(value)).sort()
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length - 1)
  return {
    name,
    kind: 'number',
    rows: values.length,
    missing: values.length - known.length,
    distinct: new Set(known).size,
    mean,
    deviation: Math.sqrt(variance),
    quartiles: [
      quantile(known, 0),
      quantile(known, 0.25),
      quantile(known, 0.5),
      quantile(known, 0.75),
      quantile(known, 1),
    ],
  }
}

function summariseCategories({ name, values }: Column & { kind: 'category' }): CategorySummary {
  const counts = countOf(values.filter((value) => value !== ''))
  return {
    name,
    kind: 'category',
    rows: values.length,
    missing: values.length - [...counts.values()].reduce((sum, count) => sum + count, 0),
    distinct: counts.size,
    top: [...counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, TOP)
      .map(([value, count]) => ({ value, count })),
  }
}

/** Pearson's correlation over the rows where both are known; NaN where one of them never changes. */
export function correlation(a: Float64Array, b: Float64Array): number {
  let n = 0
  let [sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!
    const y = b[i]!
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    n++
    sumA += x
    sumB += y
    sumAA += x * x
    sumBB += y * y
    sumAB += x * y
  }
  const spread = Math.sqrt((sumAA - sumA ** 2 / n) * (sumBB - sumB ** 2 / n))
  return spread > 1e-12 ? (sumAB - (sumA * sumB) / n) / spread : Number.NaN
}

export interface Information {
  name: string
  /** nats, less what chance alone would give (Miller and Madow), at least 0 */
  nats: number
  /** share of what there is to know about the target, 0..1 */
  share: number
}

/** How much each column tells about the target; the most telling first. Missing is a value of its own. */
export function informationAbout(target: Column, columns: readonly Column[]): Information[] {
  const y = codesOf(target)
  const entropy = entropyOf(y)
  return columns
    .map((column) => {
      const nats = mutualInformation(codesOf(column), y)
      return { name: column.name, nats, share: entropy > 0 ? Math.min(1, nats / entropy) : 0 }
    })
    .sort((a, b) => b.nats - a.nats || (a.name < b.name ? -1 : 1))
}

/** Numbers fall into as many bins of equal count as this, fewer where values repeat. */
const BINS = 8

export function codesOf(column: Column): Int32Array {
  if (column.kind === 'category') {
    const codes = new Map<string, number>()
    return Int32Array.from(column.values, (value) => {
      const code = codes.get(value) ?? codes.size
      codes.set(value, code)
      return code
    })
  }
  const known = column.values.filter((value) => !Number.isNaN(value)).sort()
  const edges = [...new Set(Array.from({ length: BINS - 1 }, (_, i) => quantile(known, (i + 1) / BINS)))]
  return Int32Array.from(column.values, (value) =>
    Number.isNaN(value) ? edges.length + 1 : edges.filter((edge) => value > edge).length,
  )
}

export function mutualInformation(x: Int32Array, y: Int32Array): number {
  const rows = x.length
  const pairs = new Map<string, number>()
  const left = new Map<number, number>()
  const right = new Map<number, number>()
  for (let i = 0; i < rows; i++) {
    const key = `${x[i]} ${y[i]}`
    pairs.set(key, (pairs.get(key) ?? 0) + 1)
    left.set(x[i]!, (left.get(x[i]!) ?? 0) + 1)
    right.set(y[i]!, (right.get(y[i]!) ?? 0) + 1)
  }
  let nats = 0
  for (const [key, count] of pairs) {
    const [a, b] = key.split(' ').map(Number)
    nats += (count / rows) * Math.log((count * rows) / (left.get(a!)! * right.get(b!)!))
  }
  return Math.max(0, nats - ((left.size - 1) * (right.size - 1)) / (2 * rows))
}

function entropyOf(codes: Int32Array): number {
  return [...countOf(codes).values()].reduce((sum, count) => {
    const p = count / codes.length
    return sum - p * Math.log(p)
  }, 0)
}

/** @param sorted rising */
function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN
  const at = share * (sorted.length - 1)
  const low = Math.floor(at)
  const high = Math.ceil(at)
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!)
}

function countOf<T>(values: Iterable<T>): Map<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}
