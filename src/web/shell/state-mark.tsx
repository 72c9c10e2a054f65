/** A state in a word, a colour and a shape: whoever sees no colours sees the shape. */
import type { ReactNode } from 'react'
import './state-mark.css'

export type Tone = 'well' | 'asks' | 'wrong' | 'waiting' | 'quiet'

const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  well: <path d="m3 8.5 3.4 3.4L13 4.6" />,
  asks: <path d="M8 2.2 14 8l-6 5.8L2 8Z" />,
  wrong: <path d="m4 4 8 8M12 4l-8 8" />,
  waiting: <circle cx="8" cy="8" r="5.2" strokeDasharray="3.4 2.6" />,
  quiet: <path d="M3 8h10" />,
}

export function StateMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="state-mark" data-tone={tone}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
        {SHAPES[tone]}
      </svg>
      {children}
    </span>
  )
}
