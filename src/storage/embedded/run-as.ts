/** PostgreSQL refuses to run as root. Nobody is created for it: it runs in a user namespace, or as a user that is there. */
import { spawnSync } from 'node:child_process'
import { accessSync, chownSync, constants, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'

export interface RunAs {
  /** Words before the command. */
  prefix: readonly string[]
  /** Who the files belong to; undefined where we are nobody special. */
  owner?: { uid: number; gid: number }
  /** Set the ids at spawn. */
  ids: { uid?: number; gid?: number }
}

const PLAIN: RunAs = { prefix: [], ids: {} }
const PREFERRED = ['postgres', 'nobody']

/** @param program what has to run · @param folder where its data will lie, existing */
export function chooseRunAs(program: string, folder: string): RunAs {
  if (process.getuid?.() !== 0) return PLAIN
  const users = unprivilegedUsers()
  const user = PREFERRED.map((name) => users.find((candidate) => candidate.name === name)).find(Boolean) ?? users[0]
  if (!user) throw cannotRun('there is no other user on this machine')
  const { uid, gid } = user
  const ways: RunAs[] = [
    // Inside, the process is that user; outside, its files are root's own.
    {
      prefix: ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'],
      owner: { uid: 0, gid: 0 },
      ids: {},
    },
    { prefix: [], owner: { uid, gid }, ids: { uid, gid } },
    // The same user, let through folders that are closed to it (a checkout below /root).
    {
      prefix: [
        'setpriv',
        `--reuid=${uid}`,
        `--regid=${gid}`,
        '--clear-groups',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
        '--',
      ],
      owner: { uid, gid },
      ids: {},
    },
  ]
  const way = ways.find((candidate) => works(candidate, program, folder))
  if (!way) throw cannotRun(`neither a user namespace nor the user ${user.name} can be used`)
  return way
}

/** Whether it can start the program and enter the folder. */
function works({ prefix, ids }: RunAs, program: string, folder: string): boolean {
  const run = (words: string[]) => {
    const [command = '', ...rest] = [...prefix, ...words]
    return spawnSync(command, rest, { ...ids, cwd: '/', stdio: 'ignore', timeout: 5_000 }).status === 0
  }
  return run([program, '--version']) && run(['ls', folder])
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
