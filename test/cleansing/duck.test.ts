import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Duck, openDuck, quoted } from '../../src/cleansing/duck.ts'
import { scratch } from './scratch.ts'

const folder = scratch()
let duck: Duck
beforeAll(async () => {
  duck = await openDuck({ memoryMb: 256, threads: 1, spill: join(folder, 'spill') })
})
afterAll(() => {
  duck.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a folder that another run took away is said as such', async () => {
  const file = join(folder, 'gone', 'x.parquet')
  await expect(duck.run(`COPY (SELECT 1) TO ${quoted(file)}`)).rejects.toMatchObject({
    code: 'conflict',
    place: { file },
    hint: expect.stringMatching(/another run/),
  })
})

test.runIf(existsSync('/dev/full'))('so is a full disk', async () => {
  await expect(duck.run(`COPY (SELECT range FROM range(100000)) TO '/dev/full' (FORMAT csv)`)).rejects.toMatchObject({
    code: 'unwritable_file',
    hint: expect.stringMatching(/Make room/),
  })
})

test('what does not fit into the memory names the option', async () => {
  await duck.run("SET memory_limit = '1MB'; SET max_temp_directory_size = '1KB'")
  await expect(
    duck.run('CREATE TEMP TABLE big AS SELECT md5(range::VARCHAR) AS text FROM range(2000000)'),
  ).rejects.toMatchObject({ code: 'too_large', hint: expect.stringMatching(/--memory/) })
})
