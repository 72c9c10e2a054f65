/** Acts of the service: written to the phone, shown as a notice, and undone from it. */
import { useCallback, useState } from 'react'
import type { Act, Slip } from '../offline/slip.ts'
import type { Session } from './session.ts'
import type { Undo } from './use-service.ts'

/** How long a choice can be taken back before it leaves, and how long the notice offers to. */
export const HOLD_MS = 7_000

export interface Notice {
  key: number
  text: string
  undo: (() => Promise<boolean>) | null
}

export interface Acts {
  notice: Notice | null
  act(acts: readonly Act[], notice: string, back: Undo): void
  say(text: string): void
  dismiss(): void
}

let lastKey = 0

export function useActs(session: Session | null): Acts {
  const [notice, setNotice] = useState<Notice | null>(null)
  const say = useCallback((text: string) => setNotice({ key: ++lastKey, text, undo: null }), [])
  const act = useCallback(
    (acts: readonly Act[], text: string, back: Undo) => {
      if (!session) return
      const holdMs = back.way === 'hold' ? HOLD_MS : 0
      const written = writeAll(session, acts, holdMs)
      setNotice({ key: ++lastKey, text, undo: async () => undo(session, await written, back) })
    },
    [session],
  )
  return { notice, act, say, dismiss: useCallback(() => setNotice(null), []) }
}

async function writeAll(session: Session, acts: readonly Act[], holdMs: number): Promise<Slip[]> {
  const slips: Slip[] = []
  for (const one of acts) slips.push(await session.queue.add(one, { holdMs }))
  return slips
}

/** @returns false when it was too late */
async function undo({ queue }: Session, slips: readonly Slip[], back: Undo): Promise<boolean> {
  const taken = await Promise.all(slips.map(({ seq }) => queue.takeBack(seq)))
  if (taken.every(Boolean)) return true
  if (back.way === 'hold') return false
  for (const one of back.acts) await queue.add(one)
  return true
}
