/** Measures of ranked lists. `gains` are the worths of the items in the order they were ranked, best first. */

/** Discounted gain over that of the best possible order (Järvelin and Kekäläinen 2002); NaN when nothing is worth anything. */
export function ndcg(gains: readonly number[], depth = gains.length): number {
  const best = [...gains].sort((a, b) => b - a)
  return discounted(gains, depth) / discounted(best, depth)
}

/** One over the place of the first item that is worth something; 0 when there is none. */
export function reciprocalRank(gains: readonly number[]): number {
  const place = gains.findIndex((gain) => gain > 0)
  return place < 0 ? 0 : 1 / (place + 1)
}

/** 1 when an item among the first `depth` is worth something. */
export function hitAt(gains: readonly number[], depth: number): number {
  return gains.slice(0, depth).some((gain) => gain > 0) ? 1 : 0
}

function discounted(gains: readonly number[], depth: number): number {
  return gains.slice(0, depth).reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0)
}
