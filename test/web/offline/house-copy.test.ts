/** The house on the phone: kept through a lost server, open only for so long. */
import { expect, test } from 'vitest'
import { kitBundle } from '../../../src/web/kit/service.ts'
import { type BundleAnswer, keepCopy } from '../../../src/web/offline/house-copy.ts'
import { overlay } from '../../../src/web/offline/overlay.ts'
import { storeInMemory } from '../../../src/web/offline/phone-store.ts'
import { openQueue } from '../../../src/web/offline/slip-queue.ts'
import { keepUnlocked, OPEN_HOURS, readUnlocked } from '../../../src/web/offline/unlocked.ts'

const HOUR_MS = 3_600_000

test('the copy outlives the server, and says since when', async () => {
  const store = storeInMemory()
  const asked: string[] = []
  let answer: BundleAnswer = { kind: 'new', bundle: kitBundle(), etag: '"1"' }
  const clock = { now: 5_000 }
  const open = () =>
    keepCopy({
      store,
      house: 'la-mesa',
      ask: async (_house, etag) => {
        asked.push(etag)
        return answer
      },
      now: () => clock.now,
      onAnswer: async () => {},
    })
  const first = await open()
  await first.refresh()
  answer = { kind: 'trouble', trouble: 'lost' }
  clock.now = 9_000
  const again = await open()
  await again.refresh()
  expect(again.state()).toMatchObject({ trouble: 'lost', copy: { etag: '"1"', checkedAt: 5_000 } })
  answer = { kind: 'same' }
  await again.refresh()
  expect(again.state()).toMatchObject({ trouble: null, copy: { checkedAt: 9_000 } })
  expect(asked).toEqual(['', '"1"', '"1"'])
})

test('the phone is open for some hours, and no longer because its clock was set back', async () => {
  const store = storeInMemory()
  await keepUnlocked(store, 'la-mesa', { userId: 'u', name: 'Rosa' }, 10 * HOUR_MS)
  expect(await readUnlocked(store, 'la-mesa', 11 * HOUR_MS)).toMatchObject({ name: 'Rosa' })
  expect(await readUnlocked(store, 'la-mesa', (10 + OPEN_HOURS) * HOUR_MS)).toBeNull()
  expect(await readUnlocked(store, 'la-mesa', HOUR_MS)).toBeNull()
  expect(await readUnlocked(store, 'otra', 11 * HOUR_MS)).toBeNull()
})

test('what was written here counts at once; what was refused does not', async () => {
  const bundle = kitBundle()
  const wine = bundle.wines[2]!
  let isRefused = false
  const queue = await openQueue({
    store: storeInMemory(),
    send: async () => (isRefused ? { kind: 'refused', status: 403, detail: '' } : { kind: 'sign_in' }),
    now: () => 0,
    house: 'la-mesa',
    by: () => '',
  })
  const seen = () => overlay(bundle, queue.state().slips)
  expect(seen().isWineOut(2)).toBe(false)
  await queue.add({ type: 'sold_out', body: { wine_id: wine.id, wine: wine.name, is_sold_out: true } })
  expect(seen().isWineOut(2)).toBe(true)
  isRefused = true
  await queue.send()
  expect(seen().isWineOut(2)).toBe(false)
  expect(seen().isWineOut(999)).toBe(true)
})
