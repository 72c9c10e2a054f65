/** The results of a load test, as a line and as a page. */
import type { Asked } from './ask-steadily.ts'

export interface LoadResult extends Asked {
  name: string
  /** requests a second that were to be sent */
  wanted: number
  seconds: number
}

/** docs/objectives.md */
const P99_LIMIT_MS = 250
const FAILED_LIMIT = 0.001
/** Less than this share of what was wanted: the server could not keep up. */
const KEPT_UP = 0.97

const COLUMNS = [
  'load',
  'wanted/s',
  'answered/s',
  'requests',
  'p50 ms',
  'p99 ms',
  'p99 of a usual 10 s',
  'max ms',
  'failed',
]

export const TABLE_HEAD = `| ${COLUMNS.join(' | ')} |\n|${'---|'.repeat(COLUMNS.length)}`

export function row(result: LoadResult): string {
  return `| ${cells(result).join(' | ')} |`
}

function cells({ name, wanted, perSecond, asked, p50Ms, p99Ms, sliceP99Ms, maxMs, failed }: LoadResult): unknown[] {
  return [name, wanted, perSecond.toFixed(0), asked, p50Ms, p99Ms, sliceP99Ms, maxMs, failed]
}

/** @returns what it falls short of, in words */
export function isMissed({ name, wanted, perSecond, asked, p99Ms, failed }: LoadResult): string[] {
  return [
    ...(p99Ms > P99_LIMIT_MS ? [`${name}: p99 ${p99Ms} ms, at most ${P99_LIMIT_MS}`] : []),
    ...(failed > asked * FAILED_LIMIT ? [`${name}: ${failed} of ${asked} failed`] : []),
    ...(perSecond < wanted * KEPT_UP ? [`${name}: ${perSecond.toFixed(0)} a second, ${wanted} wanted`] : []),
  ]
}

export function page(profile: string, at: string, results: readonly LoadResult[]): string {
  const missed = results.flatMap(isMissed)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Maridaje: load test ${profile}</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.4rem .6rem;text-align:right}td:first-child,th:first-child{text-align:left}</style>
<h1>Load test: ${profile}</h1>
<p>${at} · a fifth of the texts new</p>
<table><thead><tr>${COLUMNS.map((word) => `<th>${word}</th>`).join('')}</tr></thead>
<tbody>${results
    .map(
      (result) =>
        `<tr>${cells(result)
          .map((cell) => `<td>${cell}</td>`)
          .join('')}</tr>`,
    )
    .join('\n')}</tbody></table>
<p>${missed.length === 0 ? 'All objectives kept.' : `Missed: ${missed.join('; ')}.`}</p>
</html>
`
}
