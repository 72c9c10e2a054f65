import { once } from 'node:events'
import { expect, test } from 'vitest'
import { Interrupted, interruptible } from '../../src/cli/interruptible.ts'

const heard = () => process.listenerCount('SIGINT')

test('work that is interrupted gives back what it opened, and ends with the status of the signal', async () => {
  const before = heard()
  let isOpen = false
  const running = interruptible(async (signal) => {
    await using open = new AsyncDisposableStack()
    isOpen = true
    open.defer(async () => {
      isOpen = false
    })
    await once(signal, 'abort')
    // What then breaks, breaks because of it.
    throw new Error('the connection is closed')
  })
  process.emit('SIGINT')
  await expect(running).rejects.toSatisfy((error) => error instanceof Interrupted && error.exit === 130)
  expect(isOpen).toBe(false)
  expect(heard()).toBe(before)
})

test('what was finished all the same counts; what fails by itself is told as it is', async () => {
  const finished = interruptible(async (signal) => {
    process.emit('SIGTERM')
    return signal.aborted
  })
  expect(await finished).toBe(true)
  await expect(interruptible(() => Promise.reject(new Error('no such job')))).rejects.toThrow('no such job')
  expect(process.listenerCount('SIGTERM')).toBe(heard())
})
