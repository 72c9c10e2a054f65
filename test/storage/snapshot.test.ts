import { expect, test } from 'vitest'
import { snapshot } from '../../src/storage/snapshot.ts'

function clocked(source: () => Promise<unknown>) {
  const clock = { ms: 0 }
  return { clock, held: snapshot(source, { freshMs: 100, patienceMs: 20, now: () => clock.ms }) }
}

test('a fresh value is not read again, an old one is', async () => {
  let reads = 0
  const { clock, held } = clocked(async () => ({ reads: ++reads }))
  expect(await held.read()).toEqual({ reads: 1 })
  expect(await held.read()).toEqual({ reads: 1 })
  clock.ms = 100
  expect(await held.read()).toEqual({ reads: 2 })
})

test('an equal value keeps its object', async () => {
  const { clock, held } = clocked(async () => [{ wine: 'Barolo' }])
  const first = await held.read()
  clock.ms = 100
  expect(await held.read()).toBe(first)
})

test('while the source fails or hangs, the last value stays', async () => {
  const answers = [async () => 1, () => Promise.reject(new Error('away')), () => new Promise(() => undefined)]
  const { clock, held } = clocked(() => answers.shift()!())
  expect(await held.read()).toBe(1)
  clock.ms = 100
  expect(await held.read()).toBe(1)
  clock.ms = 200
  expect(await held.read()).toBe(1)
})

test('a source that fails before it gave anything fails', async () => {
  await expect(clocked(() => Promise.reject(new Error('away'))).held.read()).rejects.toThrow('away')
})

test('who reads after a change never gets what was before it, also when another change overtakes the reading', async () => {
  let stored = 'before'
  const readings: (() => void)[] = []
  const source = async () => {
    const read = stored
    if (readings.length > 0) await new Promise<void>((resolve) => readings.push(resolve))
    return read
  }
  const { held } = clocked(source)
  expect(await held.read()).toBe('before')
  readings.push(() => undefined)
  stored = 'after'
  held.expire()
  const reading = held.read()
  held.expire()
  const next = held.read()
  for (const resolve of readings) resolve()
  expect(await reading).toBe('after')
  expect(await next).toBe('after')
  expect(await held.read()).toBe('after')
})
