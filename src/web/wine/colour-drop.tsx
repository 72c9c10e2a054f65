/** The colour in the glass. The word for it stands beside. */
import type { Colour } from '../../domain/vocabulary.ts'
import './colour-drop.css'

export function ColourDrop({ colour }: { colour: Colour }) {
  return <span className="colour-drop" data-colour={colour} aria-hidden="true" />
}
