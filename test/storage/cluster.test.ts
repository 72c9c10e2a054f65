import { execFile, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { isAlive } from '../../bin/lock.mjs'
import { inspectCluster, stopCluster } from '../../src/storage/embedded/cluster.ts'
import { readKeys } from '../../src/storage/embedded/keys.ts'
import { type Home, query, SLOW_MS, scratchHome, templateHome } from './scratch.ts'

const STARTER = join(import.meta.dirname, 'start-once.ts')
const run = promisify(execFile)

let template: Home
beforeAll(async () => {
  template = await templateHome()
}, SLOW_MS)
afterAll(() => template.remove())

let home: Home
beforeEach(() => {
  home = scratchHome(template)
})
afterEach(() => home.remove(), SLOW_MS)

async function beginEmpty(): Promise<void> {
  await home.remove()
  home = scratchHome()
}

test('a first start makes it, a second adopts it, a stop ends it, a third starts it again', {
  timeout: SLOW_MS,
}, async () => {
  await beginEmpty()
  const first = await home.start()
  expect(first.how).toBe('created')
  await query(first.keys, 'maridaje_owner', 'create table kept as select 42 as answer')
  const second = await home.start()
  expect([second.how, second.keys.port]).toEqual(['adopted', first.keys.port])
  const pid = home.postmaster()
  await stopCluster(home.folder)
  expect(isAlive(pid)).toBe(false)
  expect(await inspectCluster(home.folder)).toMatchObject({ state: 'stopped' })
  const third = await home.start()
  expect(third.how).toBe('started')
  expect((await query(third.keys, 'maridaje_owner', 'select answer from kept')).rows).toEqual([{ answer: 42 }])
})

test('its keys are for the owner of the home alone, and it listens on this machine alone', {
  timeout: SLOW_MS,
}, async () => {
  const { keys } = await home.start()
  expect(statSync(join(home.folder, 'database.json')).mode & 0o077).toBe(0)
  const { rows } = await query(keys, 'postgres', 'show listen_addresses')
  expect(rows).toEqual([{ listen_addresses: '127.0.0.1' }])
  const stranger = { ...keys, passwords: { ...keys.passwords, maridaje_app: 'guess' } }
  await expect(query(stranger, 'maridaje_app', 'select 1')).rejects.toThrow(/password/)
})

test('after a kill -9 it starts again with what was committed', { timeout: SLOW_MS }, async () => {
  const { keys } = await home.start()
  await query(keys, 'maridaje_owner', 'create table kept as select 42 as answer')
  await home.kill()
  const again = await home.start()
  expect(again.how).toBe('started')
  expect((await query(again.keys, 'maridaje_owner', 'select answer from kept')).rows).toEqual([{ answer: 42 }])
})

test('a pid file that names a living stranger is not believed', { timeout: SLOW_MS }, async () => {
  await home.start()
  const file = join(home.folder, 'postgres', 'postmaster.pid')
  const lines = readFileSync(file, 'utf8').split('\n')
  await home.kill()
  writeFileSync(file, [process.pid, ...lines.slice(1)].join('\n'))
  expect((await home.start()).how).toBe('started')
  expect(home.postmaster()).not.toBe(process.pid)
})

test('a pid file that is cut off is not believed', { timeout: SLOW_MS }, async () => {
  await home.start()
  await home.kill()
  writeFileSync(join(home.folder, 'postgres', 'postmaster.pid'), '')
  expect((await home.start()).how).toBe('started')
})

test('a port taken meanwhile gives way to another, which is kept', { timeout: SLOW_MS }, async () => {
  const { port } = readKeys(home.folder)
  const blocker = createServer()
  await new Promise<void>((resolve) => blocker.listen(port, '127.0.0.1', resolve))
  const moved = await home.start()
  expect(moved.keys.port).not.toBe(port)
  expect((await home.start()).keys.port).toBe(moved.keys.port)
  blocker.close()
})

test('three starts at once make one database', { timeout: SLOW_MS }, async () => {
  await beginEmpty()
  const starts = [1, 2, 3].map(() => run(process.execPath, [STARTER, home.folder]))
  const answers = (await Promise.all(starts)).map(({ stdout }) => JSON.parse(stdout))
  expect(answers.map(({ how }) => how).sort()).toEqual(['adopted', 'adopted', 'created'])
  expect(new Set(answers.map(({ port }) => port)).size).toBe(1)
})

test('a start killed while it makes the database leaves nothing that the next one takes for whole', {
  timeout: SLOW_MS,
}, async () => {
  await beginEmpty()
  const starter = spawn(process.execPath, [STARTER, home.folder], { stdio: 'ignore' })
  while (!readdirSync(home.folder).some((name) => name.startsWith('postgres.making-'))) await sleep(2)
  starter.kill('SIGKILL')
  expect((await home.start()).how).toBe('created')
})

test('a start killed while the server comes up is followed by one that adopts or starts it', {
  timeout: SLOW_MS,
}, async () => {
  const starter = spawn(process.execPath, [STARTER, home.folder], { stdio: 'ignore' })
  while (!existsSync(join(home.folder, 'postgres', 'postmaster.pid'))) await sleep(1)
  starter.kill('SIGKILL')
  const { keys } = await home.start()
  expect((await query(keys, 'maridaje_app', 'select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('a stop leaves a server that another process works with', { timeout: SLOW_MS }, async () => {
  const { keys } = await home.start()
  const working = query(keys, 'maridaje_app', 'select pg_sleep(1)')
  await sleep(200)
  await stopCluster(home.folder)
  await working
  expect(await inspectCluster(home.folder)).toMatchObject({ state: 'running' })
})

test('data of another major version is refused with a way out', { timeout: SLOW_MS }, async () => {
  writeFileSync(join(home.folder, 'postgres', 'PG_VERSION'), '17\n')
  await expect(home.start()).rejects.toMatchObject({
    code: 'database_unavailable',
    hint: expect.stringContaining('MARIDAJE_HOME'),
  })
  writeFileSync(join(home.folder, 'postgres', 'PG_VERSION'), '18\n')
})
