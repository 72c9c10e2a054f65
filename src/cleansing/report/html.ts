/** The report as one page that needs nothing else: readable on a phone, in both languages, pictures drawn in place. */
import type { Lang } from '../../contract/requests.ts'
import type { ColumnQuality, QualityReport } from './quality.ts'
import { word } from './words.ts'

export function renderReport(report: QualityReport): string {
  return `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Maridaje · ${word('title', 'es')}</title><style>${CSS}</style></head>
<body><input type="radio" name="lang" id="es" checked><label for="es">Español</label>
<input type="radio" name="lang" id="en"><label for="en">English</label>
${(['es', 'en'] as const).map((lang) => `<main lang="${lang}">${page(report, lang)}</main>`).join('\n')}
</body></html>
`
}

function page(report: QualityReport, lang: Lang): string {
  const { run } = report
  return [
    `<h1>${word('title', lang)}</h1>`,
    `<p>${word('run', lang)}: ${text(run.date)} · ${word('input', lang)}: <code>${text(run.input.slice(0, 12))}</code></p>`,
    gates(report, lang),
    ...report.tables.map((table) => tableOf(table, lang)),
    rules(report, lang),
    difference(report, lang),
    report.notes.length > 0
      ? `<h2>${word('notes', lang)}</h2><ul>${report.notes.map((note) => `<li>${text(note.text)}</li>`).join('')}</ul>`
      : '',
  ].join('\n')
}

function gates({ gates: all }: QualityReport, lang: Lang): string {
  const rows = all.map(
    ({ measure, value, most, ok }) =>
      `<li class="${ok ? 'ok' : 'bad'}"><b>${word(ok ? 'passed' : 'failed', lang)}</b> ${text(word(measure, lang))}: ${percent(value)} (${word('limit', lang)} ${percent(most)})</li>`,
  )
  return `<h2>${word('gates', lang)}</h2><ul class="gates">${rows.join('')}</ul>`
}

function tableOf({ table, read, kept, rejected, added, columns }: QualityReport['tables'][number], lang: Lang): string {
  const counts = [
    ['read', read],
    ['kept', kept],
    ['rejected', rejected],
    ['added', added],
  ] as const
  const rows = columns.map(
    (column) =>
      `<tr><th scope="row">${text(column.column)}</th><td>${filledBars(column, read, kept + added)}</td><td class="n">${column.after.distinct}</td><td>${shape(column, lang)}</td></tr>`,
  )
  return `<h2>${text(word(table, lang))}</h2><p>${counts.map(([key, n]) => `${word(key, lang)} <b>${n}</b>`).join(' · ')}</p>
<div class="wide"><table><thead><tr><th>${word('column', lang)}</th><th>${word('filled_share', lang)}: ${word('before', lang)} / ${word('after', lang)}</th><th>${word('distinct', lang)}</th><th>${word('values', lang)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
}

/** Two bars: the share of filled cells before and after. */
function filledBars({ before, after }: ColumnQuality, read: number, kept: number): string {
  const [was, is] = [before.filled / Math.max(1, read), after.filled / Math.max(1, kept)]
  const bar = (share: number, y: number, style: string) =>
    `<rect class="${style}" x="0" y="${y}" width="${round(120 * share)}" height="7"/>`
  return `<svg viewBox="0 0 120 18" width="120" height="18" role="img" aria-label="${percent(was)} → ${percent(is)}">${bar(1, 1, 'ground')}${bar(was, 1, 'was')}${bar(1, 10, 'ground')}${bar(is, 10, 'is')}</svg> <small>${percent(was)} → ${percent(is)}</small>`
}

function shape({ numbers, top }: ColumnQuality, lang: Lang): string {
  if (numbers === null)
    return top.map(({ value, n }) => `<span class="top">${text(value)} <small>${n}</small></span>`).join(' ')
  const highest = Math.max(1, ...numbers.bins)
  const width = 160 / numbers.bins.length
  const bars = numbers.bins.map(
    (n, i) =>
      `<rect class="is" x="${round(i * width)}" y="${round(30 - (28 * n) / highest)}" width="${round(width - 1)}" height="${round((28 * n) / highest)}"/>`,
  )
  const label = `${numbers.least} … ${word('median', lang)} ${numbers.median} … ${numbers.most}`
  return `<svg viewBox="0 0 160 30" width="160" height="30" role="img" aria-label="${text(label)}">${bars.join('')}</svg> <small>${text(label)}</small>`
}

function rules({ rules: all }: QualityReport, lang: Lang): string {
  const items = all.map(({ rule, n, examples }) => {
    const rows = examples.map(
      ({ record_id, field, before, after }) =>
        `<tr><td><code>${text(record_id)}</code></td><td>${text(field)}</td><td>${cell(before, lang)}</td><td>${cell(after, lang)}</td></tr>`,
    )
    const table = `<div class="wide"><table><thead><tr><th>${word('record', lang)}</th><th>${word('field', lang)}</th><th>${word('before', lang)}</th><th>${word('after', lang)}</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`
    return `<details><summary><code>${text(rule)}</code> <b>${n}</b></summary>${examples.length > 0 ? table : ''}</details>`
  })
  return `<h2>${word('rules', lang)}</h2>${items.join('')}`
}

function difference({ difference: all }: QualityReport, lang: Lang): string {
  if (all === null) return ''
  const line = (name: string, before: number, after: number) => `<li>${text(name)}: ${before} → ${after}</li>`
  const lines = [
    ...all.tables.map(({ table, before, after }) => line(word(table, lang), before, after)),
    ...all.columns.map(({ table, column, before, after }) =>
      line(`${word(table, lang)} · ${column} · ${word('filled_share', lang)}`, before, after),
    ),
    ...all.rules.map(({ rule, before, after }) => line(rule, before, after)),
  ]
  return `<h2>${word('difference', lang)} <code>${text(all.version)}</code></h2>${lines.length > 0 ? `<ul>${lines.join('')}</ul>` : `<p>${word('nothing', lang)}</p>`}`
}

function cell(value: string | null, lang: Lang): string {
  return value === null ? `<i>${word('empty', lang)}</i>` : text(value)
}

function percent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

const CSS = `
:root { color-scheme: light dark; --ground: #e7e1d8; --was: #b9a88f; --is: #7b2d3b; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ground: #3a3733; --was: #8a7b66; --is: #d98a97; --bad: #ff8a80 } }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 68rem; padding: 1rem }
h1 { font-size: 1.6rem; line-height: 1.2 } h2 { margin-top: 2rem; font-size: 1.2rem }
.wide { overflow-x: auto } table { border-collapse: collapse; font-size: .9rem; width: 100% }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; border-bottom: 1px solid var(--ground) }
td.n { font-variant-numeric: tabular-nums } svg { vertical-align: middle; max-width: 100% }
.ground { fill: var(--ground) } .was { fill: var(--was) } .is { fill: var(--is) }
.top { display: inline-block; margin-right: .6rem } small { opacity: .75 } td svg + small { white-space: nowrap }
.gates { list-style: none; padding: 0 } .bad b { color: var(--bad) }
summary { padding: .35rem 0; cursor: pointer } code { font-size: .9em; overflow-wrap: anywhere }
main { display: none } #es:checked ~ main[lang=es], #en:checked ~ main[lang=en] { display: block }
label { margin-right: 1rem }
`
