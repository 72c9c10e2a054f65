/** Makes monitoring/dashboards/*.json for Grafana: panels as lines here, so that a change of one is a line in review. A test says when they are stale. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, script } from './plan.ts'

type Unit = 'reqps' | 's' | 'percentunit' | 'short' | 'bytes' | 'none' | 'currencyPEN'
interface Panel {
  title: string
  unit: Unit
  queries: Readonly<Record<string, string>>
  /** why somebody looks at it */
  says: string
}

const rate = (metric: string, by = '') => `sum${by ? ` by (${by})` : ''} (rate(${metric}[$__rate_interval]))`
const quantile = (q: number, metric: string, filter = '') =>
  `histogram_quantile(${q}, sum by (le) (rate(${metric}_bucket${filter}[$__rate_interval])))`
const NOT_EVENTS = '{route!~".*/events"}'

const DASHBOARDS: Readonly<Record<string, { title: string; panels: readonly Panel[] }>> = {
  service: {
    title: 'Maridaje: service',
    panels: [
      {
        title: 'Requests',
        unit: 'reqps',
        queries: { '{{route}}': rate('maridaje_http_requests_total', 'route') },
        says: 'What is asked for',
      },
      {
        title: 'Errors by route',
        unit: 'reqps',
        queries: { '{{route}} {{status}}': rate('maridaje_http_requests_total{status=~"5.."}', 'route, status') },
        says: 'Budget: one of a thousand',
      },
      {
        title: 'Error budget burnt in 28 days',
        unit: 'percentunit',
        queries: {
          burnt:
            'sum(increase(maridaje_http_requests_total{status=~"5.."}[28d])) / sum(increase(maridaje_http_requests_total[28d])) / 0.001',
        },
        says: 'At 100 % releases stop',
      },
      {
        title: 'How long an answer takes',
        unit: 's',
        queries: {
          p50: quantile(0.5, 'maridaje_http_request_duration_seconds', NOT_EVENTS),
          p99: quantile(0.99, 'maridaje_http_request_duration_seconds', NOT_EVENTS),
        },
        says: 'Objective: 99 % within 0.25 s',
      },
      {
        title: 'Event loop delay',
        unit: 's',
        queries: { '{{pod}}': 'maridaje_event_loop_delay_p99_seconds' },
        says: 'Something computes too long in one piece',
      },
      {
        title: 'Memory',
        unit: 'bytes',
        queries: { '{{pod}}': 'process_resident_memory_bytes' },
        says: 'A server takes less than 250 MB',
      },
    ],
  },
  pairing: {
    title: 'Maridaje: quality of pairings',
    panels: [
      {
        title: 'Pairings by who asks',
        unit: 'reqps',
        queries: { '{{role}}': rate('maridaje_pairings_total', 'role') },
        says: 'Guests, waiters, programs',
      },
      {
        title: 'Score of the first wine',
        unit: 'none',
        queries: {
          median: quantile(0.5, 'maridaje_first_score'),
          'lowest tenth': quantile(0.1, 'maridaje_first_score'),
        },
        says: 'How well lists fit menus',
      },
      {
        title: 'Unknown words',
        unit: 'percentunit',
        queries: { share: `${rate('maridaje_unknown_words_total')} / ${rate('maridaje_words_total')}` },
        says: 'What the lexicon lacks',
      },
      {
        title: 'Acceptance',
        unit: 'percentunit',
        queries: {
          '7 days':
            'sum(increase(maridaje_feedback_total{type="chosen"}[7d])) / sum(increase(maridaje_feedback_total{type="offered"}[7d]))',
        },
        says: 'Chosen of offered',
      },
      {
        title: 'What guests and houses say',
        unit: 'short',
        queries: { '{{type}}': 'sum by (type) (increase(maridaje_feedback_total[1d]))' },
        says: 'Each day',
      },
      {
        title: 'Doubtful readings',
        unit: 'percentunit',
        queries: { share: `${rate('maridaje_doubtful_dishes_total')} / ${rate('maridaje_pairings_total')}` },
        says: 'Dishes read with low confidence',
      },
    ],
  },
  models: {
    title: 'Maridaje: models',
    panels: [
      {
        title: 'Who answers',
        unit: 'short',
        queries: { '{{version}} {{state}}': 'count by (version, state) (maridaje_model_info == 1)' },
        says: 'One version in production on every replica',
      },
      {
        title: 'Drift',
        unit: 'none',
        queries: { '{{of}}': 'max by (of) (maridaje_drift)' },
        says: 'Population stability index against the release; above 0.2 look',
      },
      {
        title: 'Errors by model',
        unit: 'reqps',
        queries: { '{{version}}': rate('maridaje_pairing_failures_total', 'version') },
        says: 'A canary that fails stops by itself',
      },
      {
        title: 'Time of a pairing by model',
        unit: 's',
        queries: {
          '{{version}}':
            'histogram_quantile(0.99, sum by (le, version) (rate(maridaje_pairing_duration_seconds_bucket[$__rate_interval])))',
        },
        says: 'A canary that is slow stops by itself',
      },
    ],
  },
  jobs: {
    title: 'Maridaje: jobs',
    panels: [
      {
        title: 'Queue',
        unit: 'short',
        queries: { '{{kind}} {{state}}': 'max by (kind, state) (maridaje_jobs{state=~"queued|running"})' },
        says: 'What waits and what runs',
      },
      {
        title: 'Longest wait',
        unit: 's',
        queries: { wait: 'max(maridaje_oldest_queued_job_seconds)' },
        says: 'Alert at 15 minutes',
      },
      {
        title: 'Ends',
        unit: 'short',
        queries: { '{{kind}} {{state}}': 'sum by (kind, state) (increase(maridaje_job_ends_total[1h]))' },
        says: 'Each hour',
      },
      {
        title: 'Age of the last backup',
        unit: 's',
        queries: { age: 'time() - max(maridaje_last_backup_timestamp_seconds)' },
        says: 'Alert at 26 hours',
      },
    ],
  },
  database: {
    title: 'Maridaje: database',
    panels: [
      { title: 'Reached by', unit: 'short', queries: { '{{pod}}': 'maridaje_database_up' }, says: '0: from memory' },
      {
        title: 'Connections of the pool',
        unit: 'short',
        queries: { '{{pod}} {{state}}': 'maridaje_database_connections' },
        says: 'Waiting ones mean a pool too small or a database too slow',
      },
      {
        title: 'Replication lag',
        unit: 's',
        queries: { '{{pod}}': 'cnpg_pg_replication_lag' },
        says: 'How far a replica is behind',
      },
      {
        title: 'Size',
        unit: 'bytes',
        queries: { '{{datname}}': 'cnpg_pg_database_size_bytes' },
        says: 'Grows with feedback and imports',
      },
      {
        title: 'Transactions',
        unit: 'reqps',
        queries: {
          commits: 'sum(rate(cnpg_pg_stat_database_xact_commit[$__rate_interval]))',
          rollbacks: 'sum(rate(cnpg_pg_stat_database_xact_rollback[$__rate_interval]))',
        },
        says: '',
      },
    ],
  },
}

export const FOLDER = join(ROOT, 'deploy', 'monitoring', 'dashboards')

/** File name → text. */
export function dashboards(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(DASHBOARDS).map(([name, { title, panels }]) => [
      `${name}.json`,
      `${JSON.stringify({ uid: `maridaje-${name}`, title, timezone: 'browser', schemaVersion: 41, refresh: '30s', time: { from: 'now-6h', to: 'now' }, tags: ['maridaje'], panels: panels.map(asPanel) }, null, 2)}\n`,
    ]),
  )
}

function asPanel({ title, unit, queries, says }: Panel, index: number) {
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    description: says,
    datasource: { type: 'prometheus', uid: 'prometheus' },
    gridPos: { x: (index % 2) * 12, y: Math.floor(index / 2) * 8, w: 12, h: 8 },
    fieldConfig: { defaults: { unit, min: 0 }, overrides: [] },
    options: { legend: { displayMode: 'list', placement: 'bottom' }, tooltip: { mode: 'multi' } },
    targets: Object.entries(queries).map(([legend, expr], n) => ({
      refId: String.fromCharCode(65 + n),
      expr,
      legendFormat: legend,
    })),
  }
}

if (import.meta.main)
  await script('usage: dashboards', () => {
    mkdirSync(FOLDER, { recursive: true })
    for (const [name, text] of Object.entries(dashboards())) writeFileSync(join(FOLDER, name), text)
  })
