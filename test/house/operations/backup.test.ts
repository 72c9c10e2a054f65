import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepNewest, makeBackup } from '../../../src/app/backup/make-backup.ts'
import { restore, verifyBackup } from '../../../src/app/backup/restore.ts'
import { hashTables } from '../../../src/storage/backup.ts'
import { readBackup } from '../../../src/storage/backup-restore.ts'
import { seal, unseal } from '../../../src/storage/backup-seal.ts'
import { readBackupTables } from '../../../src/storage/backup-tables.ts'
import { copyOut } from '../../../src/storage/copy.ts'
import { ADMIN, readKeys, urlFor } from '../../../src/storage/embedded/keys.ts'
import type { DatabaseUrls } from '../../../src/storage/storage.ts'
import { query } from '../../storage/scratch.ts'
import { type Caller, type HouseOfTest, type ScratchHouse, scratchHouse } from '../scratch-house.ts'

const KEY = 'ají limo, ají limo, ají limo'
const AT = new Date('2026-11-26T09:30:00Z')
let house: ScratchHouse
let mine: HouseOfTest
let owner: Caller
let urls: DatabaseUrls
let folder: string
beforeAll(async () => {
  house = await scratchHouse({ DEMO: 'on' })
  mine = await house.restaurant('La Picantería del Ñuño')
  owner = await house.person(mine, 'owner')
  folder = join(house.home.folder, 'backups')
  if (!house.storage.urls) throw new Error('no database')
  urls = house.storage.urls
  await house.storage.write(mine.id, async (rows) => {
    const wine = { restaurant_id: mine.id, position: 0, currency: 'PEN', producer: '', grape: '', region: '' }
    const rest = { country: '', vintage: '', type: '', abv: '', description: '' }
    for (const [i, name] of ['Malbec "Ñ"\n\tcon tabulador \\N', 'Quebranta 🍇', 'Riesling'].entries())
      await rows
        .insertInto('wine')
        .values({
          ...wine,
          ...rest,
          id: `01890000-0000-7000-8000-00000000000${i}`,
          position: i,
          name,
          sku: null,
          price_cents: 9_000,
          glass_price_cents: null,
          cost_cents: null,
          stock: i,
        })
        .execute()
  })
}, 60_000)
afterAll(() => house.close())

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urls.owner })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function answers() {
  const body = { dishes: ['lomo saltado', 'ceviche', 'suspiro limeño'], restaurant: mine.id }
  return (await house.ask(owner, 'POST', '/pairings', body)).json().results
}

/** Writing into this is what writing on a full disk is. */
const FULL = '/dev/full'

test.runIf(existsSync(FULL))('on a full disk the backup fails, says so, and leaves nothing behind', async () => {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'none.backup')
  symlinkSync(FULL, `${file}.${process.pid}.part`)
  await expect(makeBackup(urls, { out: file, key: KEY, at: AT })).rejects.toMatchObject({ code: 'ENOSPC' })
  expect(readdirSync(folder)).toEqual([])
})

test('a backup that is stopped leaves nothing behind', async () => {
  const file = join(folder, 'stopped.backup')
  const stopped = makeBackup(urls, { out: file, key: KEY, at: AT, signal: AbortSignal.abort(new Error('enough')) })
  await expect(stopped).rejects.toThrow('enough')
  expect(readdirSync(folder)).toEqual([])
})

test('a COPY that nobody reads to its end leaves the connection free', async () => {
  await asOwner(async (client) => {
    for await (const chunk of copyOut(client, "select repeat('x', 1000) from generate_series(1, 20000)")) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})

test('made, all destroyed, restored: the same rows by their hashes, the same answers, the same seal', async () => {
  const before = await answers()
  const made = await makeBackup(urls, { out: `${folder}/`, key: KEY, at: AT })
  expect(made).toMatchObject({ migration: 'platform', isSealed: true })
  expect(made.file).toMatch(/backups\/maridaje-20261126T093000Z\.backup$/)
  expect(statSync(made.file).mode & 0o777).toBe(0o600)
  expect(readFileSync(made.file).includes('Quebranta')).toBe(false)
  expect(made.tables.find(({ table }) => table === 'public.wine')?.rows).toBeGreaterThan(80)
  expect(made.tables.map(({ table }) => table)).toContain('auth.session')
  await asOwner(async (client) => {
    await client.query('alter table restaurant no force row level security')
    await client.query('truncate restaurant, model, auth."user", auth."organization" cascade')
    await client.query('alter table restaurant force row level security')
  })
  const back = await restore(urls, made.file, { key: KEY, mayEmpty: false })
  expect(back.tables).toEqual(made.tables)
  expect(back.empty).toEqual([])
  house.gate.identities.forget()
  await expect.poll(answers, { timeout: 10_000 }).toEqual(before)
  const again = await makeBackup(urls, { out: join(folder, 'again.backup'), key: null, at: AT })
  expect(again.tables).toEqual(made.tables)
  const { rows } = await query(readKeys(house.home.folder), 'maridaje_owner', 'select count(*)::int as n from wine')
  expect(rows).toEqual([{ n: 0 }])
  const written = await house.storage.write(mine.id, (wines) =>
    wines.updateTable('wine').set({ stock: 7 }).where('position', '=', 0).returning('id').execute(),
  )
  expect(written).toHaveLength(1)
})

test('what is there is not overwritten without a yes, and stays when the file turns out bad', async () => {
  const { file } = await makeBackup(urls, { out: join(folder, 'good.backup'), key: KEY, at: AT })
  await expect(restore(urls, file, { key: KEY, mayEmpty: false })).rejects.toThrow(/not empty: restaurants 1, people 1/)
  const state = () => asOwner(async (client) => hashTables(client, await readBackupTables(client)))
  const before = await state()
  const short = join(folder, 'short.backup')
  copyFileSync(file, short)
  truncateSync(short, statSync(short).size - 40)
  await expect(restore(urls, short, { key: KEY, mayEmpty: true })).rejects.toThrow(
    /short\.backup is cut off|was changed/,
  )
  await expect(restore(urls, file, { key: 'another key, quite long', mayEmpty: true })).rejects.toThrow(
    /does not open with this BACKUP_KEY/,
  )
  await expect(restore(urls, file, { key: null, mayEmpty: true })).rejects.toThrow(/is sealed/)
  await expect(restore(urls, join(folder, 'none.backup'), { key: KEY, mayEmpty: true })).rejects.toThrow(
    /There is no file/,
  )
  const other = join(folder, 'other.backup')
  writeFileSync(other, 'name,price\nMalbec,90\n')
  await expect(restore(urls, other, { key: KEY, mayEmpty: true })).rejects.toThrow(/is no backup of Maridaje/)
  const plain = await makeBackup(urls, { out: join(folder, 'plain.backup'), key: null, at: AT })
  const cut = join(folder, 'cut.backup')
  copyFileSync(plain.file, cut)
  truncateSync(cut, Math.floor(statSync(cut).size / 2))
  await expect(restore(urls, cut, { key: null, mayEmpty: true })).rejects.toThrow(/cut off/)
  expect(await state()).toEqual(before)
})

test('a backup is tried out in a database of its own, which goes again', async () => {
  const keys = readKeys(house.home.folder)
  const { file, tables } = await makeBackup(urls, { out: join(folder, 'tried.backup'), key: KEY, at: AT })
  const tried = await verifyBackup(urls, file, { key: KEY, admin: urlFor(keys, ADMIN, 'postgres') })
  expect(tried.tables).toEqual(tables)
  expect((await readBackup(file, KEY)).tables).toEqual(tables)
  const { rows } = await query(keys, ADMIN, `select datname from pg_database where datname like 'maridaje_verify%'`)
  expect(rows).toEqual([])
})

test('it goes into a database that was migrated further; not into one that lacks a column', async () => {
  const { file, tables } = await makeBackup(urls, { out: join(folder, 'older.backup'), key: null, at: AT })
  await asOwner((client) =>
    client.query(
      `alter table wine add column shelf text not null default 'none'; create table shelf (id integer primary key)`,
    ),
  )
  const back = await restore(urls, file, { key: null, mayEmpty: true })
  expect(back.empty).toEqual(['public.shelf'])
  expect(back.tables).toEqual(tables)
  await asOwner((client) =>
    client.query(
      'alter table wine drop column shelf; drop table shelf; alter table wine rename column abv to strength',
    ),
  )
  await expect(restore(urls, file, { key: null, mayEmpty: true })).rejects.toThrow(
    /holds public\.wine with abv, which this database has not/,
  )
  await asOwner((client) => client.query('alter table wine rename column strength to abv'))
})

test('a job that had not ended is in the queue again after a restoration', async () => {
  const admin = await house.admin()
  const { id } = (await house.ask(admin, 'POST', '/jobs', { kind: 'monitor', input: {} })).json()
  const { file } = await makeBackup(urls, { out: join(folder, 'queue.backup'), key: null, at: AT })
  await restore(urls, file, { key: null, mayEmpty: true })
  const { rows } = await query(
    readKeys(house.home.folder),
    'maridaje_app',
    `select data from queue.job where name = 'monitor'`,
  )
  expect(rows).toEqual([{ data: { jobId: id, restaurantId: null } }])
})

test('only the newest are kept', () => {
  const kept = keepNewest(folder, 2)
  expect(kept.length).toBeGreaterThan(2)
  expect(readdirSync(folder)).toHaveLength(2)
})

test('what was sealed opens as it was; a changed, cut or longer file does not', async () => {
  const bytes = fc.uint8Array({ maxLength: 300 })
  const sealed = (content: Uint8Array) => collect(seal(streamOf(content), KEY))
  const opened = (file: Uint8Array) => collect(unseal(streamOf(file), KEY, 'x'))
  await fc.assert(
    fc.asyncProperty(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), async (content, place, bit) => {
      const file = await sealed(content)
      expect(new Uint8Array(await opened(file))).toEqual(content)
      const changed = Buffer.from(file)
      const at = place % file.length
      changed[at] = (changed[at] ?? 0) ^ bit
      await expect(opened(changed)).rejects.toThrow()
      await expect(opened(file.subarray(0, at))).rejects.toThrow()
      await expect(opened(Buffer.concat([file, Buffer.from([bit])]))).rejects.toThrow()
    }),
    { numRuns: 8 },
  )
  const long = Buffer.alloc(2_500_000, 7)
  const file = await sealed(long)
  expect((await opened(file)).equals(long)).toBe(true)
  // Cut between two pieces: each opens, but the last one is not the last.
  const pieceEnd = 9 + 1 + 16 + 7 + (4 + 1_048_576 + 16) * 2
  await expect(opened(file.subarray(0, pieceEnd))).rejects.toThrow(/cut off/)
})

async function* streamOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
