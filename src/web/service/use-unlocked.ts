/** For whom the phone is open. Each answer of the server opens it for some hours; without one it closes when they are over. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import type { Me } from '../../contract/house/people.ts'
import { signOut } from '../api/me.ts'
import type { CopyState } from '../offline/house-copy.ts'
import { keepUnlocked, lock as lockStore, readUnlocked, type Unlocked } from '../offline/unlocked.ts'
import type { Session } from './session.ts'

/** `unknown`: the phone's store has not answered yet; null: for nobody */
type Who = Unlocked | null | 'unknown'

export function useUnlocked(session: Session | null, copy: CopyState, me: Me | null) {
  const client = useQueryClient()
  const [unlocked, setUnlocked] = useState<Who>('unknown')
  useEffect(() => {
    if (!session) return
    let isGone = false
    readUnlocked(session.store, session.house, Date.now()).then((kept) => {
      if (isGone) return
      if (kept) session.setBy(kept.name)
      setUnlocked((now) => (now === 'unknown' ? kept : now))
    })
    return () => {
      isGone = true
    }
  }, [session])

  // The server answered for this house: whoever is signed in may go on for some hours.
  const hasAnswered = session !== null && copy.copy !== null && copy.trouble === null && !copy.isAsking
  const checkedAt = copy.copy?.checkedAt ?? 0
  const userId = me?.user?.id ?? null
  const name = me?.user?.name ?? ''
  useEffect(() => {
    if (!session || !hasAnswered || checkedAt === 0 || userId === null) return
    session.setBy(name)
    keepUnlocked(session.store, session.house, { userId, name }, Date.now()).then(setUnlocked)
  }, [session, hasAnswered, checkedAt, userId, name])

  /** Another person takes the phone. */
  const lock = useCallback(async () => {
    if (!session) return
    await session.queue.send()
    await signOut(client)
    await lockStore(session.store, session.house)
    setUnlocked(null)
    await session.copy.refresh()
  }, [session, client])
  return { unlocked, lock }
}
