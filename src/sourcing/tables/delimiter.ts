/** Which sign parts the cells of a table: the one that cuts most lines into equally many, so that "32,50" cuts nothing. */

const SIGNS = [';', '\t', '|', ','] as const
const SAMPLE = 200
/** Of the lines; where no sign is as regular, the parser of tables guesses. */
const REGULAR = 0.9

export interface Cut {
  sign: string
  cells: number
  /** share of the lines that have so many cells, 0..1 */
  share: number
}

/** Null where no sign cuts the lines evenly. */
export function delimiterOf(text: string): Cut | null {
  const lines = text
    .slice(0, 65_536)
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE)
    .map((line) => line.replace(/"[^"]*"/g, ''))
  const cuts = SIGNS.map((sign) => cutBy(sign, lines)).filter(({ cells, share }) => cells > 1 && share >= REGULAR)
  return cuts.reduce<Cut | null>((best, cut) => (best && best.share >= cut.share ? best : cut), null)
}

function cutBy(sign: string, lines: readonly string[]): Cut {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const cells = line.split(sign).length
    counts.set(cells, (counts.get(cells) ?? 0) + 1)
  }
  const [cells, times] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [1, 0])
  return { sign, cells, share: times / Math.max(1, lines.length) }
}
