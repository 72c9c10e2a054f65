/** An evaluation as a page: where the engine agrees with sommeliers it never met, where not, and how sure it should be. */
import type { Lang } from '../../contract/requests.ts'
import { STYLE_CLASSES } from '../../domain/vocabulary.ts'
import type { Interval } from '../../learners/metrics.ts'
import type { Evaluation } from '../evaluate.ts'
import { heatMap, plot } from './charts.ts'
import type { EvaluationReport, OurWine, WorstError } from './evaluation-report.ts'
import { SLICES } from './evaluation-report.ts'
import { EVALUATION_WORDS, type EvaluationWords } from './evaluation-words.ts'
import type { CurvePoint } from './learning-curve.ts'
import { escaped, figure, type Html, renderPage, type Section, table } from './page.ts'
import { MEASURE_NAMES, type TrialMeasures } from './trial-measures.ts'

export interface EvaluationFound {
  evaluation: Evaluation
  report: EvaluationReport
  /** empty: no curve was asked for */
  curve: readonly CurvePoint[]
}

export function evaluationPage(found: EvaluationFound, lang: Lang): Html {
  const words = EVALUATION_WORDS[lang]
  const { evaluation, report, curve } = found
  return renderPage({
    title: words.title,
    lang,
    lead: words.lead(evaluation.n, evaluation.protocol),
    sections: [
      { title: words.measures, note: words.measuresNote, body: measuresTable(evaluation, words) },
      { title: words.human, note: words.humanNote(evaluation.human.n), body: humanTable(evaluation, words) },
      ...SLICES.map((name) => ({
        title: words.slices[name],
        ...(name === 'source' ? { note: words.sourceNote } : {}),
        body: sliceTable(report.slices[name], words),
      })),
      { title: words.confusion, note: words.confusionNote, body: confusionPicture(report, words) },
      {
        title: words.calibration,
        note: words.calibrationNote(report.calibration.error),
        body: calibrationPicture(report, words),
      },
      ...(curve.length > 0 ? [{ title: words.curve, note: words.curveNote, body: curvePicture(curve, words) }] : []),
      worstSection(report.worst, words),
    ],
  })
}

function measuresTable({ metrics, baselines }: Evaluation, words: EvaluationWords): Html {
  const systems = Object.keys(baselines)
  return table(
    [words.measure, words.engine, '95 %', ...systems.map((name) => words.systems[name] ?? name)],
    Object.entries(metrics).map(([name, metric]) => [
      name,
      show(metric.value),
      interval(metric),
      ...systems.map((system) => show(baselines[system]?.[name]?.value)),
    ]),
  )
}

function humanTable({ human }: Evaluation, words: EvaluationWords): Html {
  return table(
    [words.measure, words.engine, '95 %', words.aHuman, '95 %'],
    Object.entries(human.human).map(([name, his]) => {
      const own = human.engine[name]
      return [name, show(own?.value), own ? interval(own) : '', show(his.value), interval(his)]
    }),
  )
}

function sliceTable(groups: Readonly<Record<string, TrialMeasures>>, words: EvaluationWords): Html {
  return table(
    ['', words.dishes, ...MEASURE_NAMES],
    Object.entries(groups).map(([name, measures]) => [
      name,
      measures.n,
      ...MEASURE_NAMES.map((measure) => show(measures[measure])),
    ]),
  )
}

function confusionPicture({ confusion }: EvaluationReport, words: EvaluationWords): Html {
  const present = STYLE_CLASSES.flatMap((name, c) => (confusion.share[c] ? [{ name, c }] : []))
  const share = (r: number, c: number) => confusion.share[present[r]!.c]?.[c] ?? 0
  return figure(
    words.confusionCaption,
    heatMap(words.confusion, {
      rows: present.map(({ name, c }) => `${name} (${confusion.named[c]!.toFixed(0)})`),
      columns: STYLE_CLASSES,
      value: share,
      label: (r, c) => (share(r, c) >= 0.045 ? String(Math.round(100 * share(r, c))) : ''),
    }),
  )
}

function calibrationPicture({ calibration }: EvaluationReport, words: EvaluationWords): Html {
  const points = calibration.bins.map(({ p, right, half }) => ({
    x: p,
    y: right,
    lo: Math.max(0, right - half),
    hi: Math.min(1, right + half),
  }))
  return figure(
    words.calibrationCaption,
    plot(words.calibration, {
      series: [points],
      x: { from: 0, to: 1, label: words.said },
      y: { from: 0, to: 1, label: words.wasRight },
      diagonal: true,
    }),
  )
}

function curvePicture(curve: readonly CurvePoint[], words: EvaluationWords): Html {
  const of = (name: 'agree@1' | 'auc') => curve.map(({ taught, measures }) => ({ x: taught, y: measures[name] }))
  const values = curve.flatMap(({ measures }) => [measures['agree@1'], measures.auc])
  const picture = plot(words.curve, {
    series: [of('agree@1'), of('auc')],
    x: { from: 0, to: Math.max(...curve.map(({ taught }) => taught)), label: words.taught },
    y: { from: Math.floor(10 * Math.min(...values)) / 10, to: Math.ceil(10 * Math.max(...values)) / 10, label: '' },
  })
  const rows = curve.map(({ share, taught, measures }) => [
    `${Math.round(100 * share)} %`,
    taught,
    ...MEASURE_NAMES.map((name) => show(measures[name])),
  ])
  return figure(words.curveCaption, picture) + table(['', words.statements, ...MEASURE_NAMES], rows)
}

function worstSection(worst: readonly WorstError[], words: EvaluationWords): Section {
  const items = worst.map((error, i) => {
    const said = error.named.map(({ sommelier, classes, text, isFor }) =>
      escaped(
        `${isFor ? '' : `${words.against} `}${text === '' ? classes.join(' / ') : text} (${[...new Set(classes)].join(' / ')}) · ${sommelier}`,
      ),
    )
    const missed = error.missed
      ? `<p class="tag">${escaped(words.missed(error.missed.rank))}</p>${wineLine(error.missed, words)}`
      : `<p class="tag">${escaped(words.notOnList)}</p>`
    return [
      `<div class="error"><h3>${i + 1}. ${escaped(error.dish)}</h3>`,
      `<p class="tag">${escaped(`${error.cuisine} · agree@1 ${show(error.agree1)} · prec@3 ${show(error.prec3)}`)}</p>`,
      `<p class="tag">${escaped(words.theySaid)}</p><ul>${said.map((line) => `<li>${line}</li>`).join('')}</ul>`,
      `<p class="tag">${escaped(words.weSaid)}</p>${error.ours.map((wine) => wineLine(wine, words)).join('')}${missed}</div>`,
    ].join('')
  })
  return { title: words.worst(worst.length), note: words.worstNote, body: items.join('') }
}

function wineLine({ wine, styleClass, score, isNamed, reasons }: OurWine, words: EvaluationWords): Html {
  const head = `${wine} · ${styleClass} · ${show(score)}${isNamed ? ` · ${words.isNamed}` : ''}`
  const why = reasons.map((line) => `<li>${escaped(line)}</li>`).join('')
  return why === ''
    ? `<p>${escaped(head)}</p>`
    : `<details><summary>${escaped(head)}</summary><ul>${why}</ul></details>`
}

function interval({ lo, hi }: Interval): string {
  return `${show(lo)} – ${show(hi)}`
}

function show(value: number | undefined): string {
  return value === undefined || Number.isNaN(value) ? '–' : value.toFixed(3)
}
