/**
 * What Prometheus reads, on a port of its own. Labels come from lists that do not grow with guests: patterns of addresses,
 * methods, statuses, roles, kinds of jobs, versions of models. No name, no id, no text of anybody.
 */
import { createServer, type Server as HttpServer } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Watch } from '../app/engines/watch-engine.ts'
import type { Vitals } from '../app/monitor/vitals.ts'
import type { Answered, Observer } from './observer.ts'

export interface Metrics extends Observer {
  watch: Watch
  jobEnded(kind: string, state: string): void
  /** From now on the gauges are read from here. */
  readFrom(vitals: () => Promise<Vitals>): void
  text(): Promise<string>
  contentType: string
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]
const PAIR_SECONDS = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1]
const SCORES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
const METHODS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])
const FEEDBACK = new Set(['offered', 'chosen', 'liked', 'disliked', 'corrected'])

export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const counter = <L extends string>(name: string, help: string, labelNames: L[]) =>
    new Counter({ name: `maridaje_${name}`, help, labelNames, registers })
  const gauge = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `maridaje_${name}`, help, labelNames, registers })
  const histogram = <L extends string>(name: string, help: string, labelNames: L[], buckets: number[]) =>
    new Histogram({ name: `maridaje_${name}`, help, labelNames, buckets, registers })

  const requests = counter('http_requests_total', 'Answers by route, method and status', ['route', 'method', 'status'])
  const durations = histogram('http_request_duration_seconds', 'Time to the whole answer', ['route', 'method'], SECONDS)
  const pairings = counter('pairings_total', 'Dishes paired, by the role of who asked', ['role'])
  const feedback = counter('feedback_total', 'What was offered, chosen, liked', ['type'])
  const pairTime = histogram('pairing_duration_seconds', 'Processor time to pair a dish', ['version'], PAIR_SECONDS)
  const pairFailures = counter('pairing_failures_total', 'Pairings that failed', ['version'])
  const firstScore = histogram('first_score', 'Score of the best wine for a dish', ['version'], SCORES)
  const words = counter('words_total', 'Words of dishes that were read', [])
  const unknownWords = counter('unknown_words_total', 'Words of dishes that nobody understood', [])
  const doubtful = counter('doubtful_dishes_total', 'Dishes read with low confidence', [])
  const jobEnds = counter('job_ends_total', 'Attempts at jobs that came to an end', ['kind', 'state'])
  const jobs = gauge('jobs', 'Jobs of all houses', ['kind', 'state'])
  const oldest = gauge('oldest_queued_job_seconds', 'How long the first job that is due has waited for a worker')
  const models = gauge('model_info', 'Which models answer here', ['version', 'state'])
  const drift = gauge('drift', 'How far things have moved from the reference window', ['of'])
  const isUp = gauge('database_up', '1: the database answers')
  const connections = gauge('database_connections', 'Connections of this process', ['state'])
  const snapshotAge = gauge('snapshot_age_seconds', 'How old what is kept in memory is')
  const lastBackup = gauge('last_backup_timestamp_seconds', 'When the last backup was made')
  const loopDelay = gauge('event_loop_delay_p99_seconds', 'Delay of the event loop, 99 of 100 below it')

  const show = (vitals: Vitals) => {
    isUp.set(vitals.isDatabaseUp ? 1 : 0)
    connections.set({ state: 'open' }, vitals.connections)
    connections.set({ state: 'idle' }, vitals.idle)
    connections.set({ state: 'waiting' }, vitals.waiting)
    if (Number.isFinite(vitals.snapshotAgeS)) snapshotAge.set(vitals.snapshotAgeS)
    jobs.reset()
    for (const { kind, state, jobs: count } of vitals.jobs) jobs.set({ kind, state }, count)
    oldest.set(vitals.waitingSince ? Math.max(0, (Date.now() - vitals.waitingSince.getTime()) / 1000) : 0)
    models.reset()
    for (const model of vitals.models) models.set({ ...model }, 1)
    drift.reset()
    for (const [of, value] of Object.entries(vitals.drift)) drift.set({ of }, value)
    if (vitals.lastBackupAt) lastBackup.set(vitals.lastBackupAt.getTime() / 1000)
  }
  let read: (() => Promise<Vitals>) | null = null

  return {
    contentType: registry.contentType,
    answered: ({ route, method, status, seconds, role, dishes, feedback: types }: Answered) => {
      const how = METHODS.has(method) ? method : 'other'
      requests.inc({ route, method: how, status: String(status) })
      durations.observe({ route, method: how }, seconds)
      if (dishes > 0 && status < 400) pairings.inc({ role }, dishes)
      if (status < 400) for (const type of types) if (FEEDBACK.has(type)) feedback.inc({ type })
    },
    watch: {
      paired: (version, { dish, unknown, recommendations, notes }, ms) => {
        pairTime.observe({ version }, ms / 1000)
        const [first] = recommendations
        if (first) firstScore.observe({ version }, first.score)
        words.inc(dish.split(/\s+/).length)
        unknownWords.inc(unknown.length)
        if (notes.some(({ code }) => code === 'low_confidence' || code === 'unknown_dish')) doubtful.inc()
      },
      failed: (version) => pairFailures.inc({ version }),
    },
    jobEnded: (kind, state) => jobEnds.inc({ kind, state }),
    readFrom: (vitals) => {
      read = vitals
    },
    text: async () => {
      if (read) show(await read())
      const delay = await registry.getSingleMetric('nodejs_eventloop_lag_p99_seconds')?.get()
      loopDelay.set(delay?.values[0]?.value ?? 0)
      return registry.metrics()
    },
  }
}

/** @returns null where the port is taken: the program goes on without */
export function serveMetrics(
  metrics: Metrics,
  { host, port }: { host: string; port: number },
): Promise<HttpServer | null> {
  const server = createServer((request, response) => {
    const isAsked = request.method === 'GET' && request.url?.split('?', 1)[0] === '/metrics'
    if (!isAsked) {
      response.writeHead(404).end()
      return
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    )
  })
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen({ host, port }, () => resolve(server))
  })
}
