/** A new database: the cluster, then its roles. A kill at any moment leaves nothing that is taken for whole. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { MaridajeError } from '../../errors.ts'
import { ROLES, setRole } from '../roles.ts'
import { ADVICE, dataOf } from './home.ts'
import { ADMIN, DATABASE, type Keys, urlFor, writeKeys } from './keys.ts'
import { giveFiles, type RunAs } from './run-as.ts'
import { lastLine, run } from './spawn.ts'

const MAJOR_VERSION = '18'
const SETTINGS = ['-U', ADMIN, '-E', 'UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

/** Half a data folder gets its name only when it is done. */
export async function makeCluster(home: string, runAs: RunAs, keys: Keys): Promise<void> {
  const { place } = runAs
  for (const half of readdirSync(place).filter((name) => name.startsWith('postgres.making-'))) {
    // One that was killed may still be at work in its own.
    rmSync(join(place, half), { recursive: true, force: true, maxRetries: 3 })
  }
  const making = join(place, `postgres.making-${process.pid}`)
  const password = `${making}.password`
  mkdirSync(making, { mode: 0o700 })
  writeFileSync(password, keys.passwords[ADMIN], { mode: 0o600 })
  giveFiles(making, runAs)
  giveFiles(password, runAs)
  const words = ['-D', making, ...SETTINGS, '--auth=scram-sha-256', `--pwfile=${password}`, '--no-instructions']
  const { status, output } = await run(runAs.binaries.initdb, words, runAs)
  rmSync(password, { force: true })
  if (status !== 0) {
    throw new MaridajeError('database_unavailable', `The database cannot be made: ${lastLine(output)}`, {
      hint: ADVICE,
    })
  }
  keys.isSetUp = false
  writeKeys(home, keys)
  settle(home, making, place)
}

function settle(home: string, making: string, place: string): void {
  if (place === home) {
    renameSync(making, dataOf(home))
    return
  }
  // Of a home that somebody removed: without its keys nobody gets in any more.
  const data = join(place, 'postgres')
  if (existsSync(data)) renameSync(data, `${data}.of-a-removed-home-${process.pid}`)
  renameSync(making, data)
  rmSync(dataOf(home), { force: true })
  symlinkSync(data, dataOf(home))
}

/** The roles and the database: safe to repeat where a kill came between. */
export async function setUp(home: string, keys: Keys): Promise<void> {
  const admin = new pg.Client({ connectionString: urlFor(keys, ADMIN, 'postgres') })
  await admin.connect()
  try {
    for (const role of ROLES) await setRole(admin, role, keys.passwords[role])
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (!rowCount) await admin.query(`create database ${DATABASE} owner maridaje_owner`)
    await admin.query(`revoke all on database ${DATABASE} from public`)
    await admin.query(`grant connect on database ${DATABASE} to maridaje_app, maridaje_backup`)
  } finally {
    await admin.end()
  }
  keys.isSetUp = true
  writeKeys(home, keys)
}

export function requireVersion(home: string): void {
  const found = readFileSync(join(dataOf(home), 'PG_VERSION'), 'utf8').trim()
  if (found === MAJOR_VERSION) return
  throw new MaridajeError(
    'database_unavailable',
    `The data in ${dataOf(home)} is of PostgreSQL ${found}, this is ${MAJOR_VERSION}`,
    {
      hint: 'Set MARIDAJE_HOME to another folder, or start the version of Maridaje that made it.',
    },
  )
}
