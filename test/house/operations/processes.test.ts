import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openModelsRegistry } from '../../../src/app/models-registry/models-registry.ts'
import { type OpenAround, openAround } from '../../../src/app/open-around.ts'
import { SYSTEM } from '../../../src/app/who.ts'
import { ROOT, readConfig } from '../../../src/config.ts'
import { findJob, withJobs } from '../../../src/storage/jobs.ts'
import { openStorage } from '../../../src/storage/open.ts'
import type { Storage } from '../../../src/storage/storage.ts'
import { type Home, scratchHome } from '../../storage/scratch.ts'
import { RELEASED, registerCandidate } from './candidate.ts'

let home: Home
let storage: Storage
let around: OpenAround
const children: ChildProcess[] = []
beforeAll(async () => {
  home = scratchHome()
  await home.start()
  storage = await openStorage(readConfig({ MARIDAJE_HOME: home.folder }))
  around = await openAround({ root: ROOT, home: home.folder }, storage)
}, 60_000)
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await around.close()
  await storage.close()
  await home.remove()
})

interface Started {
  child: ChildProcess
  /** the first line that it said */
  said: string
  ended: Promise<string>
}

async function start(file: string): Promise<Started> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), home.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const ended = new Promise<string>((resolve) => child.on('exit', (code, signal) => resolve(signal ?? String(code))))
  const said = await new Promise<string>((resolve) =>
    child.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
  )
  return { child, said, ended }
}

/** Asks one process without a pause; what it answered with, and what failed. */
function guest(port: string) {
  const seen: string[] = []
  const failures: string[] = []
  let isOver = false
  const asking = (async () => {
    for (let i = 0; !isOver; i++) {
      try {
        const answer = await fetch(`http://127.0.0.1:${port}/api/v1/pairings`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ dishes: [`lomo saltado ${i % 50}`], top: 1 }),
        })
        if (!answer.ok) failures.push(String(answer.status))
        seen.push((await answer.json()).results[0].engine.model)
      } catch (error) {
        failures.push(String(error))
      }
      await sleep(2)
    }
  })()
  return {
    seen,
    failures,
    leave: () => {
      isOver = true
      return asking
    },
  }
}

test('two web processes and a worker on one database: one promotion for both, one of them killed, one ended, no answer lost', {
  timeout: 120_000,
}, async () => {
  const [left, right, worker] = await Promise.all([start('web-once.ts'), start('web-once.ts'), start('worker-once.ts')])
  const guests = [guest(left.said), guest(right.said)]
  await registerCandidate(storage, 'of-all')
  const registry = openModelsRegistry(around)
  await registry.promote(SYSTEM, 'of-all', { share: 1 })
  const begun = performance.now()
  while (guests.some(({ seen }) => seen.at(-1) !== 'of-all')) await sleep(20)
  expect(performance.now() - begun).toBeLessThan(5_000)
  await registry.rollback(SYSTEM, '')
  while (guests.some(({ seen }) => seen.at(-1) !== RELEASED)) await sleep(20)

  const file = join(home.folder, 'trace')
  const id = await withJobs(storage, null, (rows) =>
    around.jobs.begin(rows, { kind: 'clean', restaurantId: null, input: { file, ms: 60_000 }, madeBy: 'test' }),
  )
  while (!existsSync(file)) await sleep(50)
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toBe('0')
  expect(await withJobs(storage, null, (rows) => findJob(rows, id))).toMatchObject({ state: 'queued', attempts: 1 })
  expect(readFileSync(file, 'utf8')).toBe('begun 1\n')

  // Told to end, it finishes what it was asked; after that it is not there.
  await guests[1]?.leave()
  right.child.kill('SIGTERM')
  expect(await right.ended).toBe('0')
  left.child.kill('SIGKILL')
  await left.ended
  const { failures } = guests[0] ?? { failures: [] }
  await guests[0]?.leave()
  expect(guests[1]?.failures).toEqual([])
  // Only what was asked of the killed one, after it was killed.
  expect(failures.filter((one) => /^\d+$/.test(one))).toEqual([])
  const heir = await start('web-once.ts')
  const after = guest(heir.said)
  while (after.seen.length < 3) await sleep(20)
  await after.leave()
  expect(after.failures).toEqual([])
  expect(after.seen.at(-1)).toBe(RELEASED)
})
