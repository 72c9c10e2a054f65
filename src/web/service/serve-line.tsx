/** Temperature, glass, air, and how the name is said. */
import type { Lang } from '../../contract/requests.ts'
import './serve-line.css'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function ServeLine({ wine: index, lang }: { wine: number; lang: Lang }) {
  const { serve } = useServiceWords()
  const { bundle, seen } = useService()
  const wine = bundle.wines[index]
  if (!wine) return null
  const {
    temp_c: [coldest, warmest],
    glass,
    decant_min: minutes,
    pronounce,
  } = wine.serve
  return (
    <div className="serve-line">
      <ul aria-label={serve.label}>
        {seen.isWineOpen(index) && <li className="serve-line-open">{serve.open}</li>}
        <li>{serve.degrees(coldest, warmest)}</li>
        {glass[lang] !== '' && <li>{serve.glass(glass[lang])}</li>}
        <li>{minutes > 0 ? serve.decant(minutes) : serve.noDecant}</li>
      </ul>
      {pronounce !== '' && (
        <p>
          <b>{serve.pronounce}</b> {pronounce}
        </p>
      )}
    </div>
  )
}
