import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openModelsRegistry } from '../../../src/app/models-registry/models-registry.ts'
import { isWorse, populationStability } from '../../../src/app/monitor/compare-windows.ts'
import { hasMoved, watchDrift } from '../../../src/app/monitor/drift.ts'
import { openAround } from '../../../src/app/open-around.ts'
import { houseStatements, withHouses } from '../../../src/app/retrain/house-statements.ts'
import { tryOnSome } from '../../../src/app/retrain/try-on-some.ts'
import { SYSTEM } from '../../../src/app/who.ts'
import { foldOf } from '../../../src/modeling/folds.ts'
import type { SharedEvent } from '../../../src/storage/shared-feedback.ts'
import { sharedFeedback } from '../../../src/storage/shared-feedback.ts'
import { type ScratchHouse, scratchHouse } from '../scratch-house.ts'
import { registerCandidate } from './candidate.ts'

let house: ScratchHouse
let around: Awaited<ReturnType<typeof openAround>>
beforeAll(async () => {
  house = await scratchHouse({ DEMO: 'on' })
  around = await openAround(house.config, house.storage)
}, 60_000)
afterAll(async () => {
  await around.close()
  await house.close()
})

const QUIET = { signal: new AbortController().signal, report: () => undefined }

test('the monitor reads the menus, remembers, and says how far things have moved', async () => {
  const first = await watchDrift(around, QUIET)
  expect(first.seen.dishes).toBeGreaterThan(25)
  expect(first.seen.scores.reduce((sum, n) => sum + n, 0)).toBe(first.seen.dishes)
  expect(first).toMatchObject({ reference_at: null, drift: { scores: 0 }, canary: 'none' })
  const moved = { ...first.seen, scores: [9, 9, 9, 0, 0, 0, 0, 0, 0, 0], unknown_words: 0 }
  await house.storage.across((db) =>
    db
      .insertInto('job')
      .values({
        id: '01890000-0000-7000-8000-00000000000a',
        restaurant_id: null,
        kind: 'monitor',
        state: 'done',
        result: JSON.stringify({ seen: moved }),
        ended_at: new Date(Date.now() - 8 * 86_400_000),
      })
      .execute(),
  )
  const second = await watchDrift(around, QUIET)
  expect(second.reference_at).not.toBeNull()
  expect(second.drift.scores).toBeGreaterThan(0.2)
  expect(second.drift.profiles).toBe(0)
})

/** So many offers of a model, every n-th of them chosen. */
async function take(restaurantId: string, model: string, offers: number, every: number): Promise<void> {
  const event = (type: 'offered' | 'chosen', i: number) => ({
    id: crypto.randomUUID(),
    restaurant_id: restaurantId,
    type,
    dish_key: 'ceviche',
    dish: 'Ceviche',
    wine_id: null,
    wine: 'Sauvignon Blanc',
    rank: 1,
    score: 0.7,
    engine: JSON.stringify({ model }),
    at: new Date(Date.now() - i),
  })
  const events = Array.from({ length: offers }, (_, i) =>
    i % every === 0 ? [event('offered', i), event('chosen', i)] : [event('offered', i)],
  ).flat()
  await house.storage.write(restaurantId, (rows) => rows.insertInto('feedback').values(events).execute())
}

test('a canary that guests choose clearly less is stopped', async () => {
  await registerCandidate(house.storage, 'unloved')
  const admin = await house.admin()
  await house.ask(admin, 'POST', '/models/unloved/promote', { share: 0.3 })
  await expect.poll(() => around.engines.serving().canary?.version, { timeout: 5_000 }).toBe('unloved')
  const mine = await house.restaurant()
  const { production } = around.engines.serving()
  await take(mine.id, production, 150, 3)
  await take(mine.id, 'unloved', 150, 15)
  expect((await watchDrift(around, QUIET)).canary).toBe('stopped')
  await expect.poll(() => around.engines.serving().canary, { timeout: 5_000 }).toBeNull()
  const { rows } = await house.storage.across(async (db) => ({
    rows: await db.selectFrom('model_event').select(['event', 'reason']).where('version', '=', 'unloved').execute(),
  }))
  expect(rows.at(-1)).toMatchObject({ event: 'stopped', reason: expect.stringMatching(/chosen 10 of 150/) })
  await sleep(10)
})

const days = (n: number) => ({ ...around, now: () => new Date(Date.now() + n * 86_400_000) })

test('a canary that is no worse takes over after days of it, unless it was let in past a gate', async () => {
  const admin = await house.admin()
  const mine = await house.restaurant()
  const { production } = around.engines.serving()
  await take(mine.id, production, 1_200, 3)

  await registerCandidate(house.storage, 'let-in', { isWorse: true })
  await house.ask(admin, 'POST', '/models/let-in/promote', { share: 0.3, reason: 'to see' })
  await expect.poll(() => around.engines.serving().canary?.version, { timeout: 5_000 }).toBe('let-in')
  await take(mine.id, 'let-in', 1_200, 3)
  expect((await watchDrift(days(4), QUIET)).canary).toBe('goes on')

  await registerCandidate(house.storage, 'as-good')
  await house.ask(admin, 'POST', '/models/as-good/promote', { share: 0.3 })
  await expect.poll(() => around.engines.serving().canary?.version, { timeout: 5_000 }).toBe('as-good')
  await take(mine.id, 'as-good', 900, 3)
  expect((await watchDrift(days(4), QUIET)).canary).toBe('goes on')
  await take(mine.id, 'as-good', 300, 3)
  expect((await watchDrift(days(1), QUIET)).canary).toBe('goes on')
  expect((await watchDrift(days(4), QUIET)).canary).toBe('promoted')
  await expect.poll(() => around.engines.serving(), { timeout: 5_000 }).toEqual({ production: 'as-good', canary: null })
})

test('what was learned by itself is tried on some houses: with its gates passed, one at a time, and once', async () => {
  await registerCandidate(house.storage, 'fresh')
  await registerCandidate(house.storage, 'weak', { isWorse: true })
  expect(await tryOnSome(around, null, 0.1)).toBe('not wanted')
  expect(await tryOnSome(around, 'fresh', 0)).toBe('not wanted')
  expect(await tryOnSome(around, 'weak', 0.1)).toBe('gates failed')
  expect(await tryOnSome(around, 'fresh', 0.1)).toBe('begun')
  await expect.poll(() => around.engines.serving().canary, { timeout: 5_000 }).toEqual({ version: 'fresh', share: 0.1 })
  expect(await tryOnSome(around, 'weak', 0.1)).toBe('another canary is tried')
  await openModelsRegistry(around).rollback(SYSTEM, 'the test')
  expect(await tryOnSome(around, 'fresh', 0.1)).toBe('known already')
})

test('what has moved far is a reason to learn anew', () => {
  const still = { unknown_words: 0.01, profiles: 0.02, scores: 0.05, acceptance: -0.3 }
  expect(hasMoved({ drift: still })).toBe(false)
  for (const of of ['unknown_words', 'profiles', 'scores', 'acceptance'])
    expect(hasMoved({ drift: { ...still, [of]: 0.3 } }), of).toBe(true)
})

test('only what is shared is read for learning', async () => {
  const [open, shut] = [await house.restaurant(), await house.restaurant()]
  for (const [{ id }, shares] of [
    [open, true],
    [shut, false],
  ] as const)
    await house.storage.write(id, (rows) =>
      rows
        .insertInto('feedback')
        .values({
          id: crypto.randomUUID(),
          restaurant_id: id,
          type: 'chosen',
          dish_key: 'x',
          dish: 'Lomo saltado',
          wine_id: null,
          wine: 'Malbec',
          rank: null,
          score: null,
          at: new Date(),
          shares,
        })
        .execute(),
    )
  const shared = await house.storage.across(sharedFeedback)
  expect(shared.map(({ restaurantId }) => restaurantId)).toContain(open.id)
  expect(shared.map(({ restaurantId }) => restaurantId)).not.toContain(shut.id)
})

test('feedback becomes statements: each event in one or counted as left out, a house one voice that no test hears', () => {
  const engine = around.engines.of(null)
  const times = (n: number, event: Omit<SharedEvent, 'restaurantId' | 'quantity'>): SharedEvent[] =>
    Array.from({ length: n }, () => ({ restaurantId: 'r1', quantity: 1, ...event }))
  const ceviche = { dish: 'Ceviche de pescado', wine: 'Intipalka Sauvignon Blanc' }
  const lomo = { dish: 'Lomo saltado', wine: 'Catena Malbec' }
  const events = [
    ...times(10, { type: 'offered', ...ceviche }),
    ...times(5, { type: 'chosen', ...ceviche }),
    ...times(3, { type: 'disliked', ...lomo }),
    ...times(2, { type: 'chosen', dish: 'Ají de gallina', wine: 'Chardonnay' }),
    ...times(4, { type: 'chosen', dish: 'xyzzy plugh', wine: 'Malbec' }),
    ...times(4, { type: 'chosen', dish: 'Lomo saltado', wine: 'Pisco sour' }),
    ...times(6, { type: 'offered', dish: 'Arroz con pato', wine: 'Pinot Noir' }),
  ]
  const { statements, read, rejected } = houseStatements(events, engine)
  expect(read).toBe(events.length)
  expect(statements.map(({ dish_id, polarity, style_class }) => [dish_id, polarity, style_class])).toEqual([
    [expect.stringContaining('ceviche'), '1', expect.stringContaining('white')],
    ['lomo-saltado', '-1', expect.stringContaining('red')],
  ])
  expect(rejected).toEqual({ dish_not_known: 4, wine_not_read: 4, only_offered: 6, too_few: 2, undecided: 0 })
  const knowledge = withHouses(engine.knowledge, statements)
  expect(knowledge.version).not.toBe(engine.knowledge.version)
  expect(foldOf(knowledge)('sommelier', statements[0]!.sommelier)).toBe(4)
  expect(JSON.stringify(statements)).not.toContain('r1')
})

test('histograms that are alike have an index near 0; shares differ by more than chance or not', () => {
  expect(populationStability([10, 20, 30], [100, 200, 300])).toBeCloseTo(0, 2)
  expect(populationStability([10, 20, 30], [30, 20, 10])).toBeGreaterThan(0.2)
  expect(isWorse({ chosen: 5, offered: 100 }, { chosen: 30, offered: 100 })).toBe(true)
  expect(isWorse({ chosen: 28, offered: 100 }, { chosen: 30, offered: 100 })).toBe(false)
  expect(isWorse({ chosen: 0, offered: 0 }, { chosen: 30, offered: 100 })).toBe(false)
})
