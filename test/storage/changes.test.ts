/** The ear of a process: closed at any moment of its coming up, it leaves no connection behind. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listenForChanges } from '../../src/storage/changes.ts'
import { type Keys, urlFor } from '../../src/storage/embedded/keys.ts'
import { type Home, migrated, query, SLOW_MS, scratchHome } from './scratch.ts'

let home: Home
let keys: Keys

beforeAll(async () => {
  home = scratchHome()
  keys = (await home.start()).keys
  await migrated(keys)
}, SLOW_MS)
afterAll(() => home.remove(), SLOW_MS)

const ears = async () =>
  (await query(keys, 'maridaje_app', `select 1 from pg_stat_activity where application_name = 'maridaje-events'`))
    .rowCount

test(
  'closed before, while and after it connects, no connection is left',
  async () => {
    for (const afterMs of [0, 1, 2, 4, 8, 16, 64]) {
      const ear = listenForChanges(urlFor(keys, 'maridaje_app'), () => undefined)
      await sleep(afterMs)
      await ear.close()
      await expect.poll(ears, { timeout: 5_000 }).toBe(0)
    }
  },
  SLOW_MS,
)
