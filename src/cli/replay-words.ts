/** How a replay is shown to a person. */
import type { Lang } from '../contract/requests.ts'
import type { Interval } from '../learners/metrics.ts'
import type { Answer, Replay } from '../modeling/replay/replay.ts'

const WORDS = {
  es: {
    head: (n: number, requests: number, skipped: number) =>
      `${n} platos de ${requests} pedidos; líneas que no son comida o sin vinos: ${skipped}`,
    first: 'primer vino distinto',
    shared: 'en común entre los tres primeros',
    score: 'puntaje del primero, cambio',
    fits: 'nada calza de verdad',
    fitsOf: (both: number, released: number, candidate: number) =>
      `con ambos ${both}, solo con el que sirve ${released}, solo con el candidato ${candidate}`,
    cuisine: 'por cocina',
    moves: 'de una clase a otra',
    same: 'El primer vino es el mismo en todos los platos.',
    examples: 'los mayores cambios',
  },
  en: {
    head: (n: number, requests: number, skipped: number) =>
      `${n} dishes of ${requests} requests; lines that are no food or without wines: ${skipped}`,
    first: 'first wine is another',
    shared: 'shared among the first three',
    score: 'score of the first, change',
    fits: 'nothing really fits',
    fitsOf: (both: number, released: number, candidate: number) =>
      `with both ${both}, with the serving one alone ${released}, with the candidate alone ${candidate}`,
    cuisine: 'by cuisine',
    moves: 'from one class to another',
    same: 'The first wine is the same for every dish.',
    examples: 'the largest changes',
  },
} as const

export function replayLines(found: Replay, examples: number, lang: Lang): string[] {
  const words = WORDS[lang]
  const { both, onlyReleased, onlyCandidate } = found.nothingFits
  const changed = found.differences.filter(({ isFirstChanged }) => isFirstChanged)
  return [
    `${found.released} → ${found.candidate}`,
    words.head(found.n, found.requests, found.skipped),
    `${words.first.padEnd(36)}${percent(found.firstChanged)}`,
    `${words.shared.padEnd(36)}${percent(found.sharedOfThree)}`,
    `${words.score.padEnd(36)}${signed(found.scoreChange.value)} [${signed(found.scoreChange.lo)}, ${signed(found.scoreChange.hi)}]`,
    `${words.fits.padEnd(36)}${words.fitsOf(both, onlyReleased, onlyCandidate)}`,
    '',
    words.cuisine,
    ...Object.entries(found.byCuisine).map(
      ([name, { n, firstChanged, sharedOfThree, scoreChange }]) =>
        `  ${name.padEnd(16)}${String(n).padStart(4)}  ${words.first} ${whole(firstChanged)}, ${words.shared} ${whole(sharedOfThree)}, ${signed(scoreChange)}`,
    ),
    '',
    ...(changed.length === 0 ? [words.same] : [words.examples]),
    ...changed
      .slice(0, examples)
      .map(({ dish, released, candidate }) => `  ${dish}: ${named(released[0]!)} → ${named(candidate[0]!)}`),
    ...(found.moves.length === 0 ? [] : ['', words.moves]),
    ...found.moves.slice(0, examples).map(({ from, to, count }) => `  ${from} → ${to}  ${count}`),
  ]
}

function named({ wine, score }: Answer): string {
  return `${wine} ${score.toFixed(2)}`
}

function percent({ value, lo, hi }: Interval): string {
  return `${whole(value)} [${whole(lo)}, ${whole(hi)}]`
}

function whole(share: number): string {
  return Number.isNaN(share) ? '–' : `${Math.round(100 * share)} %`
}

function signed(value: number): string {
  return Number.isNaN(value) ? '–' : `${value >= 0 ? '+' : ''}${value.toFixed(3)}`
}
