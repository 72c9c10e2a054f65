/** On slate at the top: the house, and one button that says how fresh the data are and what waits to be sent. */
import { useState } from 'react'
import type { Shell } from '../offline/use-shell.ts'
import { Mark } from '../shell/mark.tsx'
import { isFresh, sayAge } from './freshness.ts'
import './service-bar.css'
import { StatusSheet } from './status-sheet.tsx'
import { useService } from './use-service.ts'
import { useNow } from './use-session.ts'
import { useServiceWords } from './words.ts'

const AGE_STEP_MS = 20_000

export function ServiceBar({ shell, onChangePerson }: { shell: Shell; onChangePerson: () => Promise<void> }) {
  const words = useServiceWords()
  const { bundle, copy, queue, isOffline } = useService()
  const now = useNow(AGE_STEP_MS)
  const [isOpen, setIsOpen] = useState(false)
  // What leaves in a moment is not worth a word.
  const waiting = queue.slips.filter(
    ({ state, at }) => state === 'waiting' && (isOffline || queue.needsSignIn || now - Date.parse(at) > AGE_STEP_MS),
  ).length
  const refused = queue.slips.filter(({ state }) => state === 'refused').length
  const isCareful = isOffline || refused > 0 || queue.needsSignIn || shell.state === 'insecure'
  const checkedAt = copy.copy?.checkedAt ?? 0
  const lines = [
    isOffline
      ? joined(words.status.offline, isFresh(checkedAt, now) ? '' : sayAge(checkedAt, now, words))
      : sayAge(checkedAt, now, words),
    joined(waiting > 0 ? words.status.waiting(waiting) : '', refused > 0 ? words.status.refused(refused) : ''),
  ].filter((line) => line !== '')
  return (
    <>
      <header className="service-bar slate">
        <Mark />
        <p className="service-bar-name">{bundle.restaurant.name}</p>
        <button
          type="button"
          className="service-bar-state"
          data-careful={isCareful}
          aria-haspopup="dialog"
          onClick={() => setIsOpen(true)}
        >
          <span className="service-bar-light" aria-hidden="true" />
          <span>
            {lines.map((line) => (
              <span key={line} className="service-bar-line">
                {line}{' '}
              </span>
            ))}
          </span>
          <span className="unseen">{words.status.open}</span>
        </button>
        <p className="unseen" role="status">
          {lines.join('. ')}
        </p>
      </header>
      {isOpen && <StatusSheet shell={shell} onChangePerson={onChangePerson} onClose={() => setIsOpen(false)} />}
    </>
  )
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ')
}
