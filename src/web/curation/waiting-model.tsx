/** A line where a model waits to serve: what it would change on this menu can be seen before. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useHouse } from '../api/house.ts'
import '../shell/button.css'
import './model-changes.css'
import { waitingModelsQuery } from './questions.ts'
import { useCurationWords } from './words.ts'

export function WaitingModel() {
  const { model: words } = useCurationWords()
  const { slug, may } = useHouse()
  const waiting = useQuery({ ...waitingModelsQuery(slug), enabled: may('curation.write') })
  const latest = waiting.data?.[0]
  if (!latest) return null
  return (
    <p className="waiting-model">
      <span>{words.waits}</span>
      <Link className="button" to="/casa/$slug/maridajes/modelo/$version" params={{ slug, version: latest.version }}>
        {words.see}
      </Link>
    </p>
  )
}
