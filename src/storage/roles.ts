/** The three roles: the owner migrates, the app serves, the backup reads all. None is a superuser, none bypasses row-level security. */
import type { ClientBase } from 'pg'
import pg from 'pg'
import { MaridajeError } from '../errors.ts'

export const ROLES = ['maridaje_owner', 'maridaje_app', 'maridaje_backup'] as const
export type Role = (typeof ROLES)[number]

const RIGHTS = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication'

/** Makes or corrects a role with its password, as a superuser. */
export async function setRole(admin: ClientBase, role: Role, password: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [role])
  await admin.query(`${rowCount ? 'alter' : 'create'} role ${role} ${RIGHTS} password ${pg.escapeLiteral(password)}`)
}

/** The roles that the migrations grant to have to exist; where the owner may not make them, says what to run. */
export async function requireRoles(owner: ClientBase): Promise<void> {
  const wanted = ROLES.filter((role) => role !== 'maridaje_owner')
  const { rows } = await owner.query<{ rolname: Role }>('select rolname from pg_roles where rolname = any($1)', [
    wanted,
  ])
  const missing = wanted.filter((role) => !rows.some(({ rolname }) => rolname === role))
  for (const role of missing) {
    try {
      await owner.query(`create role ${role} ${RIGHTS}`)
    } catch (cause) {
      const statements = missing.map((name) => `create role ${name} ${RIGHTS} password '…';`).join('\n  ')
      throw new MaridajeError('database_unavailable', `The role ${role} is missing and the owner may not make it`, {
        hint: `Let an administrator run:\n  ${statements}`,
        cause,
      })
    }
  }
}
