import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { isAlive, withLock } from '../../bin/lock.mjs'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-lock-'))
afterAll(() => rmSync(folder, { recursive: true }))
const quiet = () => undefined
/** Above any pid that Linux gives. */
const NOBODY = 4_200_000

test('one works, the others wait', async () => {
  const file = join(folder, 'one.lock')
  let inside = 0
  const waits: string[] = []
  const work = async () => {
    inside++
    await sleep(20)
    expect(inside).toBe(1)
    inside--
  }
  await Promise.all([1, 2, 3].map(() => withLock(file, () => waits.push('waits'), work)))
  expect(waits).toHaveLength(2)
  expect(existsSync(file)).toBe(false)
})

test('a lock whose holder is gone is taken over, by one', async () => {
  const file = join(folder, 'gone.lock')
  writeFileSync(file, String(NOBODY))
  let inside = 0
  const work = async () => {
    inside++
    await sleep(20)
    expect(inside).toBe(1)
    inside--
  }
  await Promise.all([1, 2, 3, 4].map(() => withLock(file, quiet, work)))
})

test('a lock that nobody keeps warm is taken over', async () => {
  const file = join(folder, 'cold.lock')
  writeFileSync(file, String(process.pid))
  const longAgo = new Date(Date.now() - 60_000)
  utimesSync(file, longAgo, longAgo)
  expect(await withLock(file, quiet, () => 'taken')).toBe('taken')
})

test('work that fails gives the lock back', async () => {
  const file = join(folder, 'fails.lock')
  await expect(withLock(file, quiet, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(file, quiet, () => 'taken')).toBe('taken')
})

test('we are alive, nobody is not', () => {
  expect([isAlive(process.pid), isAlive(NOBODY)]).toEqual([true, false])
})
