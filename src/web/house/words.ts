/** The words of the house's frame, for its own pages and for those of other areas. */
import { houseEn } from '../words/house.en.ts'
import { type HouseWords, houseEs } from '../words/house.es.ts'
import { useSpoken } from '../words/speech.tsx'

export function useHouseWords(): HouseWords {
  return useSpoken({ es: houseEs, en: houseEn })
}
