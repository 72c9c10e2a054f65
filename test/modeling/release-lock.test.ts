/** Two processes that promote at once do so one after the other. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MaridajeError } from '../../src/errors.ts'
import { holdingRelease } from '../../src/modeling/release-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))
const lock = () => join(folder, 'released.json.lock')

test('the lock is there while somebody works, and gone afterwards, also when he fails', () => {
  expect(holdingRelease(folder, () => existsSync(lock()))).toBe(true)
  expect(() =>
    holdingRelease(folder, () => {
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(existsSync(lock())).toBe(false)
})

test('while a living process holds it nobody else does', () => {
  writeFileSync(lock(), String(process.pid))
  expect(() => holdingRelease(folder, () => 1, 0)).toThrow(MaridajeError)
  expect(existsSync(lock())).toBe(true)
})

test('the lock of a process that is gone is nobody’s', () => {
  writeFileSync(lock(), '2147483646')
  expect(holdingRelease(folder, () => 1, 0)).toBe(1)
})
