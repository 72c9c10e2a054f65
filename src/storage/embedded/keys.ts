/** What the embedded database is reached by: its port and passwords, made once and kept in MARIDAJE_HOME. */
import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES, type Role } from '../roles.ts'

/** The superuser of the embedded server alone: it makes the roles and the database, nothing else. */
export const ADMIN = 'postgres'
export const DATABASE = 'maridaje'

export interface Keys {
  port: number
  passwords: Record<Role | typeof ADMIN, string>
  /** Whether roles and database were made. */
  isSetUp: boolean
}

export function readKeys(home: string): Keys {
  try {
    return JSON.parse(readFileSync(fileIn(home), 'utf8'))
  } catch {
    const passwords = Object.fromEntries([ADMIN, ...ROLES].map((role) => [role, randomBytes(24).toString('base64url')]))
    return { port: 0, passwords: passwords as Keys['passwords'], isSetUp: false }
  }
}

export function writeKeys(home: string, keys: Keys): void {
  const file = fileIn(home)
  writeFileSync(`${file}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

export function urlFor(keys: Keys, role: Role | typeof ADMIN, database = DATABASE): string {
  return `postgres://${role}:${keys.passwords[role]}@127.0.0.1:${keys.port}/${database}`
}

function fileIn(home: string): string {
  return join(home, 'database.json')
}
