/** Opens the service of a house on this phone and keeps it fresh: on events, on return, on a beat. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useHouseEvents } from '../api/events.ts'
import type { CopyState } from '../offline/house-copy.ts'
import type { QueueState } from '../offline/slip-queue.ts'
import { openSession, type Session } from './session.ts'

const BEAT_MS = 60_000
const opened = new Map<string, Promise<Session>>()

/** Pages of the service share one session, so that going from one to the other shows no gap. */
export function useSession(slug: string): Session | null {
  const [session, setSession] = useState<Session | null>(null)
  useEffect(() => {
    let isGone = false
    const opening = opened.get(slug) ?? openSession(slug)
    opened.set(slug, opening)
    opening.then((one) => {
      if (!isGone) setSession(one)
    })
    return () => {
      isGone = true
    }
  }, [slug])
  return session
}

const NOTHING = { subscribe: () => () => {} }
const NO_COPY: CopyState = { copy: null, isAsking: true, trouble: null }
const NO_QUEUE: QueueState = { slips: [], isSending: false, needsSignIn: false }

export function useCopy(session: Session | null): CopyState {
  return useSyncExternalStore((session?.copy ?? NOTHING).subscribe, () => session?.copy.state() ?? NO_COPY)
}

export function useQueue(session: Session | null): QueueState {
  return useSyncExternalStore((session?.queue ?? NOTHING).subscribe, () => session?.queue.state() ?? NO_QUEUE)
}

/** @param isOpen for somebody: before that the server tells nothing */
export function useKeptFresh(session: Session | null, slug: string, isOpen: boolean): void {
  const refresh = useCallback(() => {
    void session?.queue.send()
    void session?.copy.refresh()
  }, [session])
  useEffect(() => {
    if (!session) return
    refresh()
    const beat = setInterval(refresh, BEAT_MS)
    const whenSeen = () => {
      if (document.visibilityState === 'visible') refresh()
    }
    addEventListener('online', refresh)
    document.addEventListener('visibilitychange', whenSeen)
    return () => {
      clearInterval(beat)
      removeEventListener('online', refresh)
      document.removeEventListener('visibilitychange', whenSeen)
    }
  }, [session, refresh])
  useHouseEvents(session && isOpen ? slug : '', refresh, refresh)
}

/** Whether the browser itself knows that there is no network. */
export function useIsCutOff(): boolean {
  return useSyncExternalStore(watchNetwork, () => !navigator.onLine)
}

function watchNetwork(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** The time, often enough for "12 minutes ago". */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
