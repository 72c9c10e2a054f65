/** What makes a wine the same wine next year: its label with its house, without vintage and size. */
import { dishKey, wineKey } from '../../domain/house-key.ts'

/** 750 ml where nothing else is said. */
export const USUAL_ML = 750

/** `Malbec` of two houses are two labels; a house that the name says already is not said again. */
export function labelKey(name: string, producer: string): string {
  const house = dishKey(producer)
  if (house === '' || dishKey(name).includes(house)) return wineKey(name)
  return wineKey(`${producer} ${name}`)
}
