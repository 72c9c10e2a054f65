import { expect, test } from 'vitest'
import { openInFlight } from '../../src/web/api/in-flight.ts'

test('a request that is under way is not sent twice; afterwards it is sent anew', async () => {
  const { share } = openInFlight<number>()
  let sent = 0
  const publish = () => share('POST /publish', async () => ++sent)
  expect(await Promise.all([publish(), publish()])).toEqual([1, 1])
  expect(await publish()).toBe(2)
  expect(await Promise.all([publish(), share('POST /other', async () => 9)])).toEqual([3, 9])
})

test('what failed can be tried again', async () => {
  const { share } = openInFlight<number>()
  const fail = () => share('PATCH /row', () => Promise.reject(new Error('away')))
  await expect(Promise.all([fail(), fail()])).rejects.toThrow('away')
  expect(await share('PATCH /row', async () => 1)).toBe(1)
})
