/** The server is lost, tired or refuses: said plainly, with a way on. What was answered before stays in sight. */
import { useEffect, useState } from 'react'
import type { Trouble } from '../api/trouble.ts'
import { useWords } from '../words/speech.tsx'
import './button.css'
import { PlugIcon } from './icons.tsx'
import './trouble-banner.css'

interface Props {
  trouble: Trouble | null
  /** earlier answers are still on the page */
  kept: boolean
  asking: boolean
  onRetry: () => void
}

export function TroubleBanner({ trouble, kept, asking, onRetry }: Props) {
  const words = useWords().trouble
  const secondsLeft = useCountdown(trouble)
  return (
    <div role="status" className="trouble-place">
      {trouble && (
        <div className="trouble" data-kind={trouble.kind}>
          <PlugIcon />
          <p>
            <strong>
              {trouble.kind === 'lost' && words.lost}
              {trouble.kind === 'slow' && words.slow(secondsLeft)}
              {trouble.kind === 'refused' && words.refused}
            </strong>{' '}
            {trouble.kind === 'refused' && trouble.message}
            {trouble.kind !== 'refused' && kept && words.lostKept}
          </p>
          <button type="button" className="button" aria-disabled={asking} onClick={onRetry}>
            {asking ? words.retrying : words.retry}
          </button>
        </div>
      )}
    </div>
  )
}

function useCountdown(trouble: Trouble | null): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!trouble) return
    setLeft(Math.ceil(trouble.waitMs / 1_000))
    const timer = setInterval(() => setLeft((seconds) => Math.max(1, seconds - 1)), 1_000)
    return () => clearInterval(timer)
  }, [trouble])
  return left
}
