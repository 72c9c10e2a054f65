/** PostgreSQL refuses to run as root. Nobody is created for it: it runs in a user namespace, or as a user that is there. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, chownSync, constants, lstatSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { type Binaries, copyBinaries } from './binaries.ts'

export interface RunAs {
  /** Words before the command. */
  prefix: readonly string[]
  /** Set at spawn. */
  ids: { uid?: number; gid?: number }
  /** Who the files belong to; undefined where we are nobody special. */
  owner?: { uid: number; gid: number }
  binaries: Binaries
  /** Where a new database is made: the home, unless the user cannot reach it. */
  place: string
}

const PREFERRED = ['postgres', 'nobody']
const SYSTEM_DATA = '/var/lib'

/** @param home an existing folder */
export function chooseRunAs(binaries: Binaries, home: string): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {}, binaries, place: home }
  const users = unprivilegedUsers()
  const user = PREFERRED.map((name) => users.find((candidate) => candidate.name === name)).find(Boolean) ?? users[0]
  if (!user) throw cannotRun('there is no other user on this machine')
  const { uid, gid } = user
  // Inside, the process is that user; outside, its files are root's own.
  const namespace = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--']
  const asUser = { prefix: [], ids: { uid, gid }, owner: { uid, gid } }
  const ways: (() => RunAs)[] = [
    () => ({ prefix: namespace, ids: {}, owner: { uid: 0, gid: 0 }, binaries, place: home }),
    () => ({ ...asUser, binaries, place: home }),
    // A checkout below /root is closed to him: data and programs lie where he gets in.
    () => ({ ...asUser, ...openPlace(binaries, home) }),
  ]
  for (const way of ways) {
    const runAs = way()
    if (works(runAs)) return runAs
  }
  throw cannotRun(`neither a user namespace nor the user ${user.name} can be used`)
}

/** Gives the data (or one file of it) to whom the server runs as; another start may have run it another way. */
export function giveFiles(folder: string, { owner }: RunAs): void {
  const stat = lstatSync(folder)
  if (!owner || stat.uid === owner.uid) return
  chownSync(folder, owner.uid, owner.gid)
  if (!stat.isDirectory()) return
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), owner.uid, owner.gid)
  }
}

/** Whether it can start the program and enter the folder. */
function works({ prefix, ids, binaries, place }: RunAs): boolean {
  const run = (words: string[]) => {
    const [command = '', ...rest] = [...prefix, ...words]
    return spawnSync(command, rest, { ...ids, cwd: '/', stdio: 'ignore', timeout: 5_000 }).status === 0
  }
  return run([binaries.postgres, '--version']) && run(['ls', place])
}

/** A folder of this home's own that everybody may enter, with a copy of the programs (60 MB). */
function openPlace(binaries: Binaries, home: string): { binaries: Binaries; place: string } {
  const place = join(SYSTEM_DATA, `maridaje-${createHash('sha256').update(home).digest('hex').slice(0, 8)}`)
  mkdirSync(place, { recursive: true, mode: 0o755 })
  return { binaries: copyBinaries(binaries, place), place }
}

function unprivilegedUsers(): { name: string; uid: number; gid: number }[] {
  try {
    accessSync('/etc/passwd', constants.R_OK)
  } catch {
    return []
  }
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0)
}

function cannotRun(why: string): MaridajeError {
  return new MaridajeError('database_unavailable', `PostgreSQL does not run as root, and ${why}`, {
    hint: 'Start Maridaje as another user, or set DATABASE_URL to a PostgreSQL of your own.',
  })
}
