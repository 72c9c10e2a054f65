/** Time as the processor spent it, and as it passed. */

export interface Spent {
  /** processor time of this process for one item, garbage collection and compiler included */
  cpuMs: number
  /** items in a second of one core */
  perSecond: number
  /** time that passed for one item: half were faster, 99 of 100 were */
  p50Ms: number
  p99Ms: number
}

export function measure<T>(items: readonly T[], work: (item: T) => unknown): Spent {
  const times = new Float64Array(items.length)
  const before = process.cpuUsage()
  for (const [i, item] of items.entries()) {
    const started = performance.now()
    work(item)
    times[i] = performance.now() - started
  }
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1_000 / items.length
  times.sort()
  const quantile = (q: number) => times[Math.min(times.length - 1, Math.floor(q * times.length))]!
  return { cpuMs, perSecond: 1_000 / cpuMs, p50Ms: quantile(0.5), p99Ms: quantile(0.99) }
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}
