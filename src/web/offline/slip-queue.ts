/**
 * The queue of slips: written to the phone first, sent in order, each under its own key so that it counts once. What the
 * server refuses stays in sight until somebody looks at it; nothing is ever dropped silently.
 */
import { v7 as uuidv7 } from 'uuid'
import type { PhoneStore } from './phone-store.ts'
import type { SendSlip } from './send-slip.ts'
import type { Act, Slip } from './slip.ts'

/** After so many faults of the server over one slip the others go past it. */
const MOST_FAULTS = 5
/** Answers of the house may be two seconds old: only one asked for after this surely knows of a slip. */
export const SETTLE_MS = 4_000

export interface QueueState {
  slips: readonly Slip[]
  isSending: boolean
  /** somebody has to sign in before anything goes */
  needsSignIn: boolean
}

export interface SlipQueue {
  state(): QueueState
  subscribe(listener: () => void): () => void
  /** Resolves when the phone has it; sending goes on by itself. */
  add(act: Act, options?: { holdMs?: number }): Promise<Slip>
  /** Takes a slip back that has not left yet; false when it is too late. */
  takeBack(seq: number): Promise<boolean>
  /** Sends what may be sent now. */
  send(): Promise<void>
  retry(seq: number): Promise<void>
  dismiss(seq: number): Promise<void>
  /** An answer of the house that was asked for at this time is here: what it knows of needs no slip any more. */
  settle(askedAt: number): Promise<void>
}

interface Around {
  store: PhoneStore
  send: SendSlip
  now: () => number
  /** runs the work unless another page of this phone is already at it */
  alone?: (work: () => Promise<void>) => Promise<void>
  /** asks to be called again; unset in tests */
  later?: (work: () => void, ms: number) => void
  house: string
  by: () => string
}

export async function openQueue(around: Around): Promise<SlipQueue> {
  const { store, now, house } = around
  const alone = around.alone ?? ((work) => work())
  const later = around.later ?? (() => {})
  const listeners = new Set<() => void>()
  let state: QueueState = { slips: await ownSlips(), isSending: false, needsSignIn: false }
  let isBusy = false
  let isAskedAgain = false
  let alarmAt = Number.POSITIVE_INFINITY

  async function ownSlips(): Promise<Slip[]> {
    return (await store.slips()).filter((slip) => slip.house === house)
  }
  function set(part: Partial<QueueState>): void {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  async function reload(): Promise<void> {
    set({ slips: await ownSlips() })
  }
  async function put(slip: Slip): Promise<void> {
    await store.putSlip(slip)
    await reload()
  }

  /** One alarm at a time, the earliest: an hour without a network must not pile them up. */
  function wake(ms: number): void {
    const at = now() + ms
    if (at >= alarmAt) return
    alarmAt = at
    later(() => {
      alarmAt = Number.POSITIVE_INFINITY
      void send()
    }, ms)
  }

  async function sendAll(): Promise<void> {
    await reload()
    for (let slip = nextOf(state.slips, now()); slip; slip = nextOf(state.slips, now())) {
      set({ isSending: true })
      const outcome = await around.send(slip)
      switch (outcome.kind) {
        case 'done':
          set({ needsSignIn: false })
          await put({ ...slip, state: 'sent', sentAt: now() })
          break
        case 'refused': {
          const { status, detail } = outcome
          await put({ ...slip, state: 'refused', refusal: { status, detail } })
          break
        }
        case 'sign_in':
          set({ needsSignIn: true })
          return
        case 'later': {
          const failures = slip.failures + (outcome.isFault ? 1 : 0)
          if (failures >= MOST_FAULTS) {
            await put({ ...slip, failures, state: 'refused', refusal: { status: 500, detail: '' } })
            break
          }
          if (outcome.isFault) await put({ ...slip, failures })
          wake(outcome.waitMs)
          return
        }
      }
    }
  }

  async function send(): Promise<void> {
    if (isBusy) {
      isAskedAgain = true
      return
    }
    isBusy = true
    try {
      await alone(sendAll)
    } finally {
      isBusy = false
      set({ isSending: false })
    }
    if (isAskedAgain) {
      isAskedAgain = false
      wake(0)
      return
    }
    // Also those that an earlier visit of the page held back.
    const held = state.slips.filter((slip) => slip.state === 'waiting' && slip.holdUntil > now())
    if (held.length > 0) wake(Math.min(...held.map(({ holdUntil }) => holdUntil)) - now())
  }

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: async (act, { holdMs = 0 } = {}) => {
      const at = now()
      const slip = await store.addSlip({
        ...act,
        id: uuidv7(),
        house,
        at: new Date(at).toISOString(),
        by: around.by(),
        state: 'waiting',
        holdUntil: at + holdMs,
        sentAt: 0,
        failures: 0,
        refusal: null,
      })
      await reload()
      wake(holdMs)
      return slip
    },
    takeBack: async (seq) => {
      const slip = state.slips.find((one) => one.seq === seq)
      if (slip?.state !== 'waiting' || (state.isSending && slip.holdUntil <= now())) return false
      await store.removeSlip(seq)
      await reload()
      return true
    },
    send,
    retry: async (seq) => {
      const slip = state.slips.find((one) => one.seq === seq)
      if (slip) await put({ ...slip, state: 'waiting', failures: 0, refusal: null })
      await send()
    },
    dismiss: async (seq) => {
      await store.removeSlip(seq)
      await reload()
    },
    settle: async (askedAt) => {
      const known = state.slips.filter((slip) => slip.state === 'sent' && slip.sentAt + SETTLE_MS <= askedAt)
      for (const { seq } of known) await store.removeSlip(seq)
      if (known.length > 0) await reload()
    },
  }
}

/** The first that waits and may go. One that can still be taken back lets the others pass. */
function nextOf(slips: readonly Slip[], now: number): Slip | undefined {
  return slips.find(({ state, holdUntil }) => state === 'waiting' && holdUntil <= now)
}
