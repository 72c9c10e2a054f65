/** The colour in the glass, where it is known. */
import { COLOURS } from '../../domain/vocabulary.ts'
import { ColourDrop } from '../wine/colour-drop.tsx'

export function WineDropOf({ colour }: { colour: string | null }) {
  const known = COLOURS.find((one) => one === colour)
  return known ? <ColourDrop colour={known} /> : null
}
