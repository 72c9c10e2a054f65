/** How models are shown to a person. */
import type { ShelfEntry } from '../app/models.ts'
import type { Lang } from '../contract/requests.ts'
import type { Comparison } from '../modeling/report/compare-models.ts'

const WORDS = {
  es: {
    serves: 'sirve',
    released: 'del repositorio',
    own: 'propio',
    madeFrom: 'hecho de',
    part: 'parte',
    weight: 'peso',
    measure: 'medida',
    difference: 'diferencia',
    clear: 'fuera del intervalo de 95 %',
    gate: 'umbral',
    passed: 'pasa',
    failed: 'NO PASA',
    alike: 'hechos de lo mismo',
    otherTest: 'hechos de otras recomendaciones: si los platos medidos no son los mismos, las cifras no se comparan',
  },
  en: {
    serves: 'serves',
    released: 'of the repository',
    own: 'own',
    madeFrom: 'made from',
    part: 'part',
    weight: 'weight',
    measure: 'measure',
    difference: 'difference',
    clear: 'outside of the 95 % interval',
    gate: 'gate',
    passed: 'passed',
    failed: 'FAILED',
    alike: 'made from the same',
    otherTest: 'made from other statements: where the dishes measured are not the same, the numbers do not compare',
  },
} as const satisfies Record<Lang, Record<string, string>>

const SHOWN = ['agree@1', 'prec@3', 'grape@3', 'auc', 'mcc']

export function shelfLines(entries: readonly ShelfEntry[], lang: Lang): string[] {
  const words = WORDS[lang]
  const width = Math.max(...entries.map(({ version }) => version.length))
  const head = `  ${''.padEnd(width)}  ${SHOWN.map((name) => name.padStart(8)).join('')}`
  const rows = entries.map(({ version, place, serves, manifest }) => {
    const metrics = SHOWN.map((name) => show(manifest.metrics[name]?.value).padStart(8)).join('')
    return `${serves ? '* ' : '  '}${version.padEnd(width)}  ${metrics}  ${serves ? words.serves : words[place]}`
  })
  return [head, ...rows]
}

export function modelLines({ manifest, serves, folder }: ShelfEntry, lang: Lang): string[] {
  const words = WORDS[lang]
  const { data, knowledge, code } = manifest.created_from
  return [
    `${manifest.version}${serves ? ` (${words.serves})` : ''}  ${folder}`,
    `${words.madeFrom}: data ${data}, knowledge ${knowledge}, code ${code}, seed ${manifest.seed}`,
    '',
    `${words.part.padEnd(12)}${words.weight}`,
    ...manifest.learners.map(({ id, kind, weight }) => `${id.padEnd(12)}${String(weight).padEnd(10)}${kind}`),
    '',
    words.measure,
    ...Object.entries(manifest.metrics).map(
      ([name, { value, lo, hi }]) => `${name.padEnd(20)}${show(value)} [${show(lo)}, ${show(hi)}]`,
    ),
    '',
    words.gate,
    ...manifest.gates.map(
      ({ name, value, limit, ok }) =>
        `${name.padEnd(20)}${show(value)} ≥ ${limit}  ${ok ? words.passed : words.failed}`,
    ),
  ]
}

export function comparisonLines({ left, right, metrics, learners, madeFrom }: Comparison, lang: Lang): string[] {
  const words = WORDS[lang]
  const column = Math.max(12, left.length + 2, right.length + 2)
  const cells = (...values: string[]) => values.map((value) => value.padEnd(column)).join('')
  return [
    `${words.measure.padEnd(20)}${cells(left, right)}${words.difference}`,
    ...metrics.map(({ name, left: a, right: b, difference, isClear }) => {
      const sign = difference === null ? '' : `${difference >= 0 ? '+' : ''}${difference.toFixed(3)}`
      return `${name.padEnd(20)}${cells(show(a), show(b))}${sign}${isClear ? `  ${words.clear}` : ''}`.trimEnd()
    }),
    '',
    `${words.part.padEnd(20)}${cells(words.weight, words.weight)}`.trimEnd(),
    ...learners.map(({ id, left: a, right: b }) => `${id.padEnd(20)}${cells(show(a), show(b))}`.trimEnd()),
    '',
    ...(madeFrom.length === 0
      ? [words.alike]
      : madeFrom.map(({ what, left: a, right: b }) => `${what.padEnd(20)}${cells(a, b)}`.trimEnd())),
    ...warningLines({ madeFrom }, lang),
  ]
}

/** What keeps two columns of measures from being compared. */
export function warningLines({ madeFrom }: Pick<Comparison, 'madeFrom'>, lang: Lang): string[] {
  return madeFrom.some(({ what }) => what === 'data') ? [WORDS[lang].otherTest] : []
}

function show(value: number | null | undefined): string {
  return value === null || value === undefined ? '–' : value.toFixed(3)
}
