/**
 * What is said of a list whose prices are in another currency. The sentence also carries the state: once they were turned
 * into the house's, another one stands in its place.
 */
const FOREIGN = /^The prices are in ([A-Z]{3}), not in the currency of the house: correct them before publishing\.$/m

export function sayForeign(currency: string): string {
  return `The prices are in ${currency}, not in the currency of the house: correct them before publishing.`
}

/** @returns null where the prices are the house's, or were turned already */
export function foreignIn(said: string | null): string | null {
  return FOREIGN.exec(said ?? '')?.[1] ?? null
}

export function sayTurned(said: string, rate: number): string {
  return said.replace(FOREIGN, (_, currency: string) => `The prices were in ${currency} and were turned at ${rate}.`)
}
