/** Asks a server for pairings at a steady rate, and measures what came back. */
import autocannon from 'autocannon'

const CONNECTIONS = 40
/** One slice of an evening: long enough for a p99, short enough that an accident stays in its own. */
const SLICE_MS = 10_000

export interface Asked {
  asked: number
  perSecond: number
  /** over everything, the waiting for a free connection included */
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** the p99 of the middle one of the ten-second slices: how it is when nothing breaks */
  sliceP99Ms: number
  /** refused, broken off, too late */
  failed: number
}

/** @param next the body of the next POST /api/v1/pairings */
export async function askSteadily(url: string, perSecond: number, seconds: number, next: () => string): Promise<Asked> {
  const slices: number[][] = []
  const begun = performance.now()
  const running = autocannon({
    url,
    connections: CONNECTIONS,
    duration: seconds,
    overallRate: perSecond,
    timeout: 10,
    requests: [
      {
        method: 'POST',
        path: '/api/v1/pairings',
        headers: { 'content-type': 'application/json' },
        setupRequest: (request) => ({ ...request, body: next() }),
      },
    ],
  })
  running.on('response', (_client, _status, _bytes, tookMs) => {
    const slice = Math.floor((performance.now() - begun) / SLICE_MS)
    slices[slice] ??= []
    slices[slice].push(tookMs)
  })
  const { requests, latency, non2xx, errors, timeouts } = await running
  const p99s = slices.filter(Boolean).map((slice) => at(slice, 0.99))
  return {
    asked: requests.total,
    perSecond: requests.average,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    maxMs: latency.max,
    sliceP99Ms: Math.round(at(p99s, 0.5)),
    failed: non2xx + errors + timeouts,
  }
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
