/** A pairing as lines for a terminal. */
import type { Lang } from '../contract/requests.ts'
import type { DishResult, ExplainResponse } from '../contract/results.ts'

const WORDS = {
  es: {
    scores: ['Excelente', 'Muy bueno', 'Va bien', 'Con cuidado'],
    safe: 'Segura',
    bold: 'Atrevida',
    glass: 'Por copa',
    none: 'Sin alcohol',
    unknown: 'No se conoce',
    perGlass: 'copa',
    noSuchWine: (wine: string) => `En la lista no hay ningún «${wine}».`,
  },
  en: {
    scores: ['Excellent', 'Very good', 'Goes well', 'With care'],
    safe: 'Safe',
    bold: 'Bold',
    glass: 'By the glass',
    none: 'No alcohol',
    unknown: 'Not known',
    perGlass: 'glass',
    noSuchWine: (wine: string) => `There is no “${wine}” on the list.`,
  },
} as const
/** From here up a score is called excellent, very good, going well. */
const STEPS = [0.8, 0.65, 0.5] as const

/** @param nameOf the printed line of a row of the list: a pick may lie below the wines that are shown */
export function answerLines(result: DishResult, lang: Lang, nameOf: (row: number) => string): string[] {
  const words = WORDS[lang]
  const lines = ['', result.dish === '' ? '—' : result.dish]
  if (result.unknown.length > 0) lines.push(`  ${words.unknown}: ${result.unknown.join(', ')}`)
  for (const note of result.notes) lines.push(`  ! ${note.text}`)
  for (const { rank, wine, score, price, glass_price: glass, reasons, cautions } of result.recommendations) {
    const prices = [price, glass === undefined ? undefined : `${words.perGlass} ${glass}`].filter(
      (one) => one !== undefined,
    )
    lines.push(
      `${String(rank).padStart(3)}. ${wine}  [${scoreWord(score, lang)} ${score.toFixed(2)}]  ${prices.join(' · ')}`.trimEnd(),
    )
    for (const { text } of reasons) lines.push(`       + ${text}`)
    for (const { text } of cautions) lines.push(`       − ${text}`)
  }
  const picks = [
    [words.safe, result.picks.safe],
    [words.bold, result.picks.bold],
    [words.glass, result.picks.glass],
  ] as const
  for (const [label, row] of picks) if (row !== null) lines.push(`  ${label}: ${nameOf(row)}`)
  if (result.picks.no_alcohol !== null) lines.push(`  ${words.none}: ${result.picks.no_alcohol}`)
  return lines
}

export function whyNotLines(answer: ExplainResponse['why_not'], wanted: string, lang: Lang): string[] {
  if (answer === null) return ['', WORDS[lang].noSuchWine(wanted)]
  return ['', answer.text, ...answer.differences.map(({ text }) => `  ${text}`)]
}

function scoreWord(score: number, lang: Lang): string {
  const step = STEPS.findIndex((from) => score >= from)
  return WORDS[lang].scores[step === -1 ? 3 : step]!
}
