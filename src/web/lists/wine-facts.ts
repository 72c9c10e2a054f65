/** What a wine is, in a line; what is missing of it. */
import type { HouseWine } from '../../contract/house/lists.ts'

export function factsOf({ producer, grape, region, country, name, vintage }: HouseWine): string {
  const said = name.toLowerCase()
  return [producer, grape, region || country, vintage]
    .filter((part) => part !== '' && !said.includes(part.toLowerCase()))
    .join(' · ')
}

/** Without a price nobody is offered it; without style and colour nobody knows what it is. */
export function isIncomplete({ price, style, unknown, kind, colour }: HouseWine): boolean {
  return kind === 'wine' && (price === null || style === null || colour === null || unknown.length > 0)
}
