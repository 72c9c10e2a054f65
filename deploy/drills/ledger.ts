/** What was acknowledged during a drill, and whether it is still there at its end. */
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { House } from './houses.ts'
import type { Stage } from './stage.ts'

export interface Ledger {
  chosen(house: House, n: number): Promise<void>
  soldOut(house: House, n: number): Promise<void>
  decided(house: House, n: number): Promise<void>
  readonly acknowledged: number
  /** @returns what is missing or other than it was acknowledged, in words */
  lost(stage: Stage): Promise<string[]>
}

export function openLedger(): Ledger {
  const events = new Map<string, string>()
  const soldOut = new Map<string, boolean>()
  const decisions = new Map<string, { house: House; state: string }>()
  let acknowledged = 0
  const count = (status: number) => {
    if (status < 300) acknowledged++
    return status < 300
  }
  return {
    get acknowledged() {
      return acknowledged
    },
    chosen: async (house, n) => {
      const dish = house.dishes[n % house.dishes.length]
      const wine = house.wines[(n * 3) % house.wines.length]
      if (!dish || !wine) return
      const id = uuidv7()
      const event = {
        id,
        type: 'chosen',
        dish: dish.id,
        wine_id: wine.id,
        by_glass: n % 2 === 0,
        at: new Date().toISOString(),
      }
      const waiter = house.waiters[n % house.waiters.length]
      const answer = await waiter?.send('POST', `/restaurants/${house.slug}/feedback`, { events: [event] }, id)
      if (answer && count(answer.status)) events.set(id, house.slug)
    },
    soldOut: async (house, n) => {
      const wine = house.wines[n % house.wines.length]
      if (!wine) return
      const isSoldOut = n % 3 !== 0
      const waiter = house.waiters[n % house.waiters.length]
      const answer = await waiter?.send('PATCH', `/restaurants/${house.slug}/wines/${wine.id}`, {
        is_sold_out: isSoldOut,
      })
      if (answer && count(answer.status)) soldOut.set(wine.id, isSoldOut)
    },
    decided: async (house, n) => {
      const dish = house.dishes[(n * 5) % house.dishes.length]
      const wine = house.wines[(n * 7) % house.wines.length]
      if (!dish || !wine) return
      const state = n % 2 === 0 ? 'pin' : 'veto'
      const answer = await house.sommelier.send('PUT', `/restaurants/${house.slug}/pairings/${dish.id}/${wine.id}`, {
        state,
        ...(state === 'pin' && { position: 1 }),
        note: { es: `nota ${n}` },
      })
      if (answer && count(answer.status)) decisions.set(`${dish.id} ${wine.id}`, { house, state })
    },
    lost: async ({ urls }) => {
      const missing: string[] = []
      const kept = await allRows(urls.backup)
      for (const [id, slug] of events) if (!kept.feedback.has(id)) missing.push(`${slug}: the choice ${id}`)
      for (const [id, was] of soldOut)
        if (kept.soldOut.get(id) !== was) missing.push(`the wine ${id} is not sold out = ${was}`)
      for (const [pair, { house, state }] of decisions) {
        const [dishId = '', wineId = ''] = pair.split(' ')
        const key = kept.dishKeys.get(dishId)
        if (kept.curation.get(`${key} ${wineId}`) !== state) missing.push(`${house.slug}: ${state} of ${pair}`)
      }
      return missing
    },
  }
}

/** As the role that may read all: past the program, so that it does not speak for itself. */
async function allRows(connectionString: string) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const { rows: feedback } = await client.query<{ id: string }>('select id from feedback')
    const { rows: wines } = await client.query<{ id: string; is_sold_out: boolean }>('select id, is_sold_out from wine')
    const { rows: dishes } = await client.query<{ id: string; key: string }>('select id, key from dish')
    const { rows: curation } = await client.query<{ dish_key: string; wine_id: string; state: string }>(
      'select dish_key, wine_id, state from curation',
    )
    return {
      feedback: new Set(feedback.map(({ id }) => id)),
      soldOut: new Map(wines.map(({ id, is_sold_out }) => [id, is_sold_out])),
      dishKeys: new Map(dishes.map(({ id, key }) => [id, key])),
      curation: new Map(curation.map(({ dish_key, wine_id, state }) => [`${dish_key} ${wine_id}`, state])),
    }
  } finally {
    await client.end()
  }
}
