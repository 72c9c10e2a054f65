/** The service of one house on this phone: its copy, its queue, for whom it is open, whether the server is there. */
import { askBundle, type CopyKeeper, keepCopy } from '../offline/house-copy.ts'
import { openStore } from '../offline/indexed-store.ts'
import type { PhoneStore } from '../offline/phone-store.ts'
import { sendSlip } from '../offline/send-slip.ts'
import { openQueue, SETTLE_MS, type SlipQueue } from '../offline/slip-queue.ts'

export interface Session {
  house: string
  store: PhoneStore
  queue: SlipQueue
  copy: CopyKeeper
  /** whose name the slips carry */
  setBy(name: string): void
}

export async function openSession(house: string): Promise<Session> {
  const store = await openStore()
  let by = ''
  const queue = await openQueue({
    store,
    send: sendSlip,
    now: Date.now,
    alone: onlyHere,
    later: (work, ms) => void setTimeout(work, ms),
    house,
    by: () => by,
  })
  const copy = await keepCopy({
    store,
    house,
    ask: askBundle,
    now: Date.now,
    onAnswer: async (askedAt) => {
      await queue.settle(askedAt)
      // What was sent just now is not surely in this answer: ask once more when it must be.
      if (queue.state().slips.some(({ state }) => state === 'sent')) setTimeout(() => void copy.refresh(), SETTLE_MS)
    },
  })
  return {
    house,
    store,
    queue,
    copy,
    setBy: (name) => {
      by = name
    },
  }
}

/** One page of this phone sends at a time. Without locks (an unsafe address) the server's own check of keys is enough. */
async function onlyHere(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request('maridaje-slips', { ifAvailable: true }, async (held) => {
    if (held) await work()
  })
}
