/** The service before it is there, and where it cannot be: always with a way on. */
import { Link } from '@tanstack/react-router'
import { MenuSkeleton } from '../menu/menu-skeleton.tsx'
import '../shell/button.css'
import { Mark } from '../shell/mark.tsx'
import './stopped.css'
import { useServiceWords } from './words.ts'

export function Opening() {
  const { states } = useServiceWords()
  return (
    <div className="service">
      <header className="service-bar slate">
        <Mark />
        <p className="service-bar-name" />
        <span className="service-bar-state" />
      </header>
      <main className="service-room">
        <MenuSkeleton label={states.opening} />
      </main>
    </div>
  )
}

interface Props {
  why: 'lost' | 'no_house' | 'refused'
  onRetry?: () => void
  isAsking?: boolean
}

export function StoppedHere({ why, onRetry, isAsking = false }: Props) {
  const { states } = useServiceWords()
  return (
    <main className="stopped">
      <Mark />
      <h1>{why === 'lost' ? states.firstLost : why === 'no_house' ? states.noHouse : states.refused}</h1>
      {why === 'lost' && <p>{states.firstLostHint}</p>}
      {onRetry ? (
        <button type="button" className="button button-strong" aria-disabled={isAsking} onClick={onRetry}>
          {states.retry}
        </button>
      ) : (
        <Link className="button" to="/casa">
          {states.toStart}
        </Link>
      )}
    </main>
  )
}
