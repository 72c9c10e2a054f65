/** The house on the phone: its bundle, when the server last said that it still holds, and for whom the phone is unlocked. */
import type { Bundle } from '../../contract/house/planning.ts'
import type { PhoneStore } from './phone-store.ts'

export interface HouseCopy {
  bundle: Bundle
  etag: string
  /** ms since 1970, by this phone: when the server last answered for it */
  checkedAt: number
}

export type CopyTrouble = 'lost' | 'sign_in' | 'no_house' | 'refused'

export interface CopyState {
  copy: HouseCopy | null
  isAsking: boolean
  trouble: CopyTrouble | null
}

export interface CopyKeeper {
  state(): CopyState
  subscribe(listener: () => void): () => void
  /** Asks the server; the answer that is here stays until a newer one is. */
  refresh(): Promise<void>
}

export type BundleAnswer =
  | { kind: 'same' }
  | { kind: 'new'; bundle: Bundle; etag: string }
  | { kind: 'trouble'; trouble: CopyTrouble }

interface Around {
  store: PhoneStore
  house: string
  ask: (house: string, etag: string) => Promise<BundleAnswer>
  now: () => number
  /** the server answered for what was asked at this time */
  onAnswer: (askedAt: number) => Promise<void>
}

const PATIENCE_MS = 20_000

export async function keepCopy({ store, house, ask, now, onAnswer }: Around): Promise<CopyKeeper> {
  const name = `copy ${house}`
  const listeners = new Set<() => void>()
  let state: CopyState = { copy: (await store.read<HouseCopy>(name)) ?? null, isAsking: false, trouble: null }
  let isAskedAgain = false

  function set(part: Partial<CopyState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }

  async function askOnce(): Promise<void> {
    const askedAt = now()
    const answer = await ask(house, state.copy?.etag ?? '')
    if (answer.kind === 'trouble') return set({ trouble: answer.trouble })
    const copy =
      answer.kind === 'new'
        ? { bundle: answer.bundle, etag: answer.etag, checkedAt: now() }
        : state.copy && { ...state.copy, checkedAt: now() }
    set({ copy, trouble: null })
    if (copy) await store.write(name, copy)
    await onAnswer(askedAt)
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh: async () => {
      if (state.isAsking) {
        isAskedAgain = true
        return
      }
      set({ isAsking: true })
      try {
        do {
          isAskedAgain = false
          await askOnce()
        } while (isAskedAgain)
      } finally {
        set({ isAsking: false })
      }
    },
  }
}

export async function askBundle(house: string, etag: string): Promise<BundleAnswer> {
  try {
    const response = await fetch(`/api/v1/restaurants/${encodeURIComponent(house)}/bundle`, {
      headers: etag === '' ? {} : { 'if-none-match': etag },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status === 304) return { kind: 'same' }
    if (response.ok) return { kind: 'new', bundle: await response.json(), etag: response.headers.get('etag') ?? '' }
    return { kind: 'trouble', trouble: troubleOf(response.status) }
  } catch {
    return { kind: 'trouble', trouble: 'lost' }
  }
}

function troubleOf(status: number): CopyTrouble {
  if (status === 401) return 'sign_in'
  if (status === 403) return 'refused'
  if (status === 404) return 'no_house'
  return 'lost'
}
