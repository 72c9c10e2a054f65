import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import { readKeys } from '../../../src/storage/embedded/keys.ts'
import { query } from '../../storage/scratch.ts'
import { type ScratchHouse, scratchHouse } from '../scratch-house.ts'

let house: ScratchHouse
let folder: string
beforeAll(async () => {
  house = await scratchHouse({ DEMO: 'on' })
  folder = join(house.home.folder, 'out')
  const mine = await house.restaurant('La Picantería')
  await house.person(mine, 'owner')
}, 60_000)
afterAll(() => house.close())

interface Ran {
  status: number | null
  out: string
  err: string
}

function run(words: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'maridaje'), ...words], {
    env: { PATH: process.env.PATH, MARIDAJE_HOME: house.home.folder, BACKUP_KEY: 'rocoto y queso, siempre', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ran: Ran = { status: null, out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    ran.out += chunk
  })
  child.stderr.on('data', (chunk) => {
    ran.err += chunk
  })
  return new Promise((resolve) => child.on('close', (status) => resolve({ ...ran, status })))
}

test('backup, verified by restoring; restore asks before it overwrites; another key is refused with status 4', async () => {
  const made = await run(['backup', '--out', `${folder}/`, '--verify', '--json'])
  expect(made.status).toBe(0)
  const { tables, verified, isSealed, file } = JSON.parse(made.out)
  expect([verified, isSealed]).toEqual([tables.length, true])
  expect(readdirSync(folder)).toHaveLength(1)
  expect(await run(['restore', '--from', file])).toMatchObject({ status: 1, err: expect.stringMatching(/--yes/) })
  expect(await run(['restore', '--from', `${file}.not`])).toMatchObject({
    status: 4,
    err: expect.stringMatching(/There is no file/),
  })
  const other = await run(['restore', '--from', file, '--yes'], { BACKUP_KEY: 'another key, quite long' })
  expect(other).toMatchObject({ status: 4, err: expect.stringMatching(/does not open with this BACKUP_KEY/) })
  const back = await run(['restore', '--from', file, '--yes', '--json'])
  expect(back.status).toBe(0)
  expect(JSON.parse(back.out).tables).toEqual(tables)
  expect((await run(['backup'])).status).toBe(2)
  expect(existsSync(`${file}.part`)).toBe(false)
})

test('check finds what does not fit, and says what', async () => {
  const good = await run(['check', '--json'])
  expect(
    good.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ ok }) => !ok),
  ).toEqual([])
  expect(good.status).toBe(0)
  const keys = readKeys(house.home.folder)
  await query(
    keys,
    'maridaje_owner',
    `insert into auth.organization (id, name, slug, "createdAt") values ('x', 'x', 'nobody', now())`,
  )
  await query(keys, 'maridaje_app', `update model_file set content = 'x' where name = 'card.md'`)
  const bad = await run(['check'])
  expect(bad.status).toBe(1)
  expect(bad.out).toMatch(/BROKEN .*organization nobody/)
  expect(bad.out).toMatch(/BROKEN .*card\.md/)
})

test('doctor tells of HTTPS, mail, queue, backups and role', async () => {
  const told = await run(['doctor', '--json'], { PUBLIC_URL: 'https://carta.example.pe', ROLE: 'web' })
  expect(JSON.parse(told.out)).toMatchObject({
    role: 'web',
    address: { https: 'on' },
    mail: expect.stringContaining('none'),
    queue: { waiting: 0, running: 0 },
    backup: { sealed: 'yes' },
  })
  expect(JSON.stringify(JSON.parse(told.out))).not.toContain('rocoto y queso')
  expect(JSON.parse((await run(['doctor', '--json'])).out).address.https).toMatch(/off: phones cannot work offline/)
})

test('jobs are told what to do on the command line, and shown on one line', async () => {
  for (const [words, message] of [
    [['add', 'crawl'], /needs addresses/],
    [['add', 'crawl', 'https://shop.example/vinos', '--kind', 'oil'], /menu, wine, sommelier/],
    [['add', 'clean'], /id of the job that crawled/],
    [['add', 'evaluate', 'now'], /"now" is one word too many/],
    [['cancel', 'nope'], /"nope" is no id of a job/],
  ] as const) {
    const wrong = await run(['jobs', ...words])
    expect(wrong.err).toMatch(message)
    expect(wrong.status).toBe(2)
  }
  const local = await run(['jobs', 'add', 'crawl', 'http://127.0.0.1/'])
  expect(local).toMatchObject({ status: 1, err: expect.stringMatching(/input\.urls\.0/) })
  const crawl = await run(['jobs', 'add', 'crawl', 'https://shop.example/vinos', 'https://shop.example/otros'])
  expect(crawl.out).toMatch(/^\S{36} {2}crawl +queued/)
  const [id = ''] = crawl.out.split(' ')
  const clean = await run(['jobs', 'add', 'clean', id, '--json'])
  expect(JSON.parse(clean.out)).toMatchObject({ kind: 'clean', state: 'queued' })
  const list = await run(['jobs', 'list'])
  expect(list.out.trim().split('\n')).toHaveLength(2)
  for (const one of [id, JSON.parse(clean.out).id])
    expect((await run(['jobs', 'cancel', one])).out).toMatch(/cancelled/)
})
