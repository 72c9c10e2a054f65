/** The tasting sheet before the first dish. */
import { AbrazoMark } from '../wine/abrazo-mark.tsx'
import { useWords } from '../words/speech.tsx'
import './empty-sheet.css'

/** A crisp white and a ceviche: drawn to show what the picture will be, not to inform. */
const DISH = {
  sweetness: 0.12,
  acidity: 0.85,
  body: 0.25,
  intensity: 0.62,
  grip: 0.2,
  heat: 0.4,
  savoury: 0.55,
  aroma_match: 1,
}
const WINE = {
  sweetness: 0.06,
  acidity: 0.8,
  body: 0.35,
  intensity: 0.68,
  grip: 0.05,
  heat: 0.3,
  savoury: 0.45,
  aroma_match: 0.7,
}

export function EmptySheet() {
  const { answers } = useWords()
  return (
    <div className="empty-sheet">
      <AbrazoMark dish={DISH} wine={WINE} />
      <h3>{answers.emptyTitle}</h3>
      <p>{answers.emptyText}</p>
    </div>
  )
}
