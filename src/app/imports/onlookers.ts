/**
 * Who else has a review open. Every page says so again and again; who has not said so for a while is gone. All processes
 * hear it and each keeps it in memory, so that it does not matter which of them somebody hangs on.
 */
import { findImport } from '../../storage/imports.ts'
import { sayLook } from '../../storage/looks.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { isId } from './clean-words.ts'
import { noImport } from './open-review.ts'

export interface Onlookers {
  /** Says that somebody looks, and hears who else does: their names, in the order they came. */
  look(who: Who, restaurantId: string, importId: string): Promise<string[]>
}

/** A page says it three times as often (`LOOK_EVERY_MS` of the page): one word may be lost. */
const GONE_AFTER_MS = 45_000

export function openOnlookers({ storage, now }: Pick<Around, 'storage' | 'now'>): Onlookers {
  /** by review: who, and when he last said so */
  const open = new Map<string, Map<string, { name: string; at: number }>>()
  const forget = (before: number) => {
    for (const [review, people] of open) {
      for (const [id, { at }] of people) if (at < before) people.delete(id)
      if (people.size === 0) open.delete(review)
    }
  }
  storage.onLook(({ restaurantId, importId, userId, name }) => {
    const at = now().getTime()
    forget(at - GONE_AFTER_MS)
    const review = keyOf(restaurantId, importId)
    open.set(review, (open.get(review) ?? new Map()).set(userId, { name, at }))
  })
  return {
    look: async ({ userId, name }, restaurantId, importId) => {
      await storage.read(restaurantId, async (rows) => {
        if (!isId(importId) || !(await findImport(rows, importId))) throw noImport(importId)
        // A key is nobody whom one could ask.
        if (userId !== null) await sayLook(rows, { restaurantId, importId, userId, name })
      })
      forget(now().getTime() - GONE_AFTER_MS)
      const people = open.get(keyOf(restaurantId, importId)) ?? new Map<string, { name: string }>()
      return [...people].flatMap(([id, other]) => (id === userId ? [] : [other.name]))
    },
  }
}

function keyOf(restaurantId: string, importId: string): string {
  return `${restaurantId} ${importId}`
}
