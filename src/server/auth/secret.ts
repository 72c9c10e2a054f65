/** What signs the session cookies: SESSION_SECRET, or one made at the first start and kept in MARIDAJE_HOME. */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { MaridajeError } from '../../errors.ts'

type Settings = Pick<Config, 'isProduction' | 'mode' | 'databaseUrl' | 'sessionSecret'>

/** Where several servers may stand behind one address, each must not make its own. */
export function requireSecret({ isProduction, mode, databaseUrl, sessionSecret: given }: Settings): void {
  if (given || !(isProduction || (mode === 'platform' && databaseUrl))) return
  throw new MaridajeError('bad_configuration', 'SESSION_SECRET is not set, and this server is in production', {
    hint: 'The same on every server, 16 letters or more: SESSION_SECRET="$(openssl rand -base64 32)"',
  })
}

export function sessionSecret(home: string, given: string | undefined): string {
  if (given) return given
  const file = join(home, 'session-secret')
  if (!existsSync(file)) makeOnce(home, file)
  return readFileSync(file, 'utf8').trim()
}

/** Two servers that start together end up with one secret: the first link wins. */
function makeOnce(home: string, file: string): void {
  mkdirSync(home, { recursive: true })
  const own = `${file}.${process.pid}`
  writeFileSync(own, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(own, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(own, { force: true })
  }
}
