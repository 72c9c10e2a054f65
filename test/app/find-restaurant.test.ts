import { expect, test } from 'vitest'
import { findRestaurant } from '../../src/app/find-restaurant.ts'
import { ROOT } from '../../src/config.ts'
import { demoStorage } from '../../src/storage/demo-files.ts'

const demo = demoStorage(ROOT)

test('by slug and by id', async () => {
  const found = await findRestaurant(demo, 'demo')
  expect(found?.slug).toBe('demo')
  expect(await findRestaurant(demo, found?.id ?? '')).toEqual(found)
})

test('what is not there is not there; what only the database could know, is asked for later', async () => {
  expect(await findRestaurant(demo, 'la-caleta')).toBeNull()
  await expect(findRestaurant({ ...demo, standsIn: true }, 'la-caleta')).rejects.toMatchObject({
    code: 'database_unavailable',
  })
  expect(await findRestaurant({ ...demo, standsIn: true }, 'demo')).not.toBeNull()
})
