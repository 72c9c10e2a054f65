import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive } from '../../../bin/lock.mjs'
import { type Begin, openBegin } from '../../../src/app/jobs/begin-job.ts'
import { withJobs } from '../../../src/storage/jobs.ts'
import { type Caller, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
let admin: Caller
let jobs: Begin
const workers: ChildProcess[] = []
beforeAll(async () => {
  house = await scratchHouse()
  admin = await house.admin()
  jobs = openBegin(house.storage, () => uuidv7())
}, 60_000)
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
  await jobs.close()
  await house.close()
})

const WORKER = join(import.meta.dirname, 'worker-once.ts')

/** @param moment at which it ends itself; without one it works on */
function startWorker(moment = ''): ChildProcess & { ended: Promise<string>; ready: Promise<void> } {
  const child = spawn(process.execPath, [WORKER, house.home.folder, moment], { stdio: ['ignore', 'pipe', 'inherit'] })
  workers.push(child)
  const ended = new Promise<string>((resolve) => child.on('exit', (code, signal) => resolve(signal ?? String(code))))
  const ready = new Promise<void>((resolve) => child.stdout.on('data', () => resolve()))
  return Object.assign(child, { ended, ready })
}

/** Begun below the use case: the kinds of these tests take other inputs than those of the program. */
async function begin(kind: 'clean' | 'crawl' | 'evaluate', input: Record<string, unknown>): Promise<string> {
  return withJobs(house.storage, null, (rows) =>
    jobs.begin(rows, { kind, restaurantId: null, input, madeBy: admin.userId }),
  )
}

async function read(id: string) {
  return (await house.ask(admin, 'GET', `/jobs/${id}`)).json()
}

async function until(id: string, holds: (job: Awaited<ReturnType<typeof read>>) => boolean) {
  for (;;) {
    const job = await read(id)
    if (holds(job)) return job
    await sleep(100)
  }
}

function linesOf(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
}

const hasEnded = ({ state }: { state: string }) => ['done', 'failed', 'cancelled'].includes(state)

test.for(['taken', 'running', 'ran', 'noted'] as const)(
  'a worker is killed with -9 when a job is "%s": another ends it, and it ends once',
  async (moment) => {
    const file = join(house.home.folder, `trace-${moment}`)
    const id = await begin('clean', { file, ms: 100 })
    expect(await startWorker(moment).ended).toBe('SIGKILL')
    const heir = startWorker()
    const job = await until(id, hasEnded)
    expect(job).toMatchObject({ state: 'done', progress: 1, error: null })
    await sleep(500)
    const ended = linesOf(file).filter((line) => line.startsWith('ended'))
    // What was done but not noted is done again; what was noted is not.
    expect(ended).toHaveLength(moment === 'ran' ? 2 : 1)
    expect(job.attempts).toBe(moment === 'noted' ? 1 : 2)
    await heir.ready
    heir.kill('SIGTERM')
    expect(await heir.ended).toBe('0')
  },
)

test('a heavy job ends with its worker, however busy it is, and another begins it anew', async () => {
  const file = join(house.home.folder, 'busy')
  const id = await begin('evaluate', { file, ms: 60_000 })
  const first = startWorker()
  await until(id, ({ progress }) => progress === 0.5)
  const pid = Number(linesOf(file)[0]?.split(' ')[1])
  first.kill('SIGKILL')
  const heir = startWorker()
  while (isAlive(pid)) await sleep(20)
  expect(linesOf(file)).toHaveLength(1)
  expect(await until(id, hasEnded)).toMatchObject({ state: 'done', attempts: 2 })
  expect(linesOf(file).map((line) => line.split(' ')[0])).toEqual(['begun', 'begun', 'ended'])
  heir.kill('SIGTERM')
  await heir.ended
})

test('a job runs in one worker at a time, though two look for it', async () => {
  const both = [startWorker(), startWorker()]
  const files = Array.from({ length: 6 }, (_, i) => join(house.home.folder, `one-${i}`))
  const ids = await Promise.all(files.map((file) => begin('clean', { file, ms: 40 })))
  for (const id of ids) expect(await until(id, hasEnded)).toMatchObject({ state: 'done', attempts: 1 })
  for (const file of files) expect(linesOf(file)).toEqual(['begun 1', 'ended 1'])
  for (const worker of both) worker.kill('SIGTERM')
  await Promise.all(both.map(({ ended }) => ended))
})

test('a worker that is told to end gives its job back', async () => {
  const file = join(house.home.folder, 'given-back')
  const id = await begin('clean', { file, ms: 60_000 })
  const first = startWorker()
  await until(id, ({ state }) => state === 'running')
  first.kill('SIGTERM')
  expect(await first.ended).toBe('0')
  expect(await read(id)).toMatchObject({ state: 'queued', attempts: 1 })
  await house.ask(admin, 'DELETE', `/jobs/${id}`)
  expect(await read(id)).toMatchObject({ state: 'cancelled' })
})

test('waiting and running jobs are cancelled, a deaf one with its process; what ended is not', async () => {
  const waiting = await begin('clean', { file: join(house.home.folder, 'never') })
  expect((await house.ask(admin, 'DELETE', `/jobs/${waiting}`)).json()).toMatchObject({ state: 'cancelled' })
  const worker = startWorker()
  const file = join(house.home.folder, 'deaf')
  const deaf = await begin('evaluate', { file, ms: 60_000 })
  const patient = await begin('clean', { file: join(house.home.folder, 'patient'), ms: 60_000 })
  await until(deaf, ({ progress }) => progress === 0.5)
  await until(patient, ({ state }) => state === 'running')
  const pid = Number(linesOf(file)[0]?.split(' ')[1])
  for (const id of [deaf, patient]) await house.ask(admin, 'DELETE', `/jobs/${id}`)
  expect(await until(patient, hasEnded)).toMatchObject({ state: 'cancelled' })
  expect(await until(deaf, hasEnded)).toMatchObject({ state: 'cancelled' })
  while (isAlive(pid)) await sleep(20)
  expect(linesOf(file)).toHaveLength(1)
  expect(linesOf(join(house.home.folder, 'never'))).toEqual([])
  expect((await house.ask(admin, 'DELETE', `/jobs/${deaf}`)).statusCode).toBe(409)
  worker.kill('SIGTERM')
  await worker.ended
})

test('what no retry mends fails at once; what fails each time ends as a dead letter; both can be tried again', async () => {
  const worker = startWorker()
  const wrong = await begin('crawl', { isFinal: true })
  expect(await until(wrong, hasEnded)).toMatchObject({
    state: 'failed',
    attempts: 1,
    error: 'The page has no menu. Send another address.',
  })
  const nonsense = await begin('crawl', { isFinal: 'perhaps' })
  expect((await until(nonsense, hasEnded)).error).toMatch(/crawl cannot be begun so: input\.isFinal/)
  const unlucky = await begin('crawl', { isFinal: false })
  expect(await until(unlucky, ({ error }) => error !== null)).toMatchObject({ error: 'not now' })
  // The queue's own patience is minutes: its other tries are made due now.
  await until(unlucky, (job) => {
    void hurry()
    return hasEnded(job)
  })
  expect(await read(unlucky)).toMatchObject({ state: 'failed', error: 'not now', attempts: 4 })
  const again = await house.ask(admin, 'POST', `/jobs/${unlucky}/retry`)
  expect(again.json()).toMatchObject({ state: 'queued', error: null })
  await until(unlucky, ({ attempts }) => attempts === 5)
  worker.kill('SIGTERM')
  await worker.ended
}, 60_000)

async function hurry(): Promise<void> {
  const { sql } = await import('kysely')
  await house.storage.across((db) => sql`update queue.job set start_after = now() where state = 'retry'`.execute(db))
}

test.for([
  ['crawl', {}, 'input.urls'],
  ['crawl', { urls: ['http://localhost/'] }, 'input.urls.0'],
  ['crawl', { url: 'https://shop.example' }, 'input.urls'],
  ['clean', { crawl: '../../etc' }, 'input.crawl'],
  ['backup', { keep: 0 }, 'input.keep'],
] as const)('a job %s with %j is refused before it begins, with the field', async ([kind, input, field]) => {
  const answer = await house.ask(admin, 'POST', '/jobs', { kind, input })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'bad_input', place: { field }, hint: expect.stringMatching(/^It takes/) })
})

test('jobs of a house are seen in that house and nowhere else', async () => {
  const [mine, other] = [await house.restaurant(), await house.restaurant()]
  const [owner, waiter, stranger] = [
    await house.person(mine, 'owner'),
    await house.person(mine, 'waiter'),
    await house.person(other, 'owner'),
  ]
  const id = await withJobs(house.storage, mine.id, (rows) => {
    const id = '01890000-0000-7000-8000-000000000001'
    const job = { id, restaurant_id: mine.id, kind: 'import' as const, made_by: owner.userId }
    return rows
      .insertInto('job')
      .values(job)
      .execute()
      .then(() => id)
  })
  const path = `/restaurants/${mine.slug}/jobs`
  expect((await house.ask(owner, 'GET', path)).json()).toMatchObject({ items: [{ id, state: 'queued' }], next: null })
  expect((await house.ask(owner, 'GET', `${path}/${id}`)).statusCode).toBe(200)
  expect((await house.ask(waiter, 'GET', path)).statusCode).toBe(403)
  expect((await house.ask(stranger, 'GET', path)).statusCode).toBe(404)
  expect((await house.ask(stranger, 'GET', `/restaurants/${other.slug}/jobs/${id}`)).statusCode).toBe(404)
  expect((await house.ask(owner, 'GET', '/jobs')).statusCode).toBe(403)
  expect((await house.ask(admin, 'GET', '/jobs')).json().items.map((job: { id: string }) => job.id)).not.toContain(id)
  expect((await house.ask(owner, 'DELETE', `${path}/${id}`)).json()).toMatchObject({ state: 'cancelled' })
})
