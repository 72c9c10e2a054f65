/** Who asks: a person, a key or nobody, in one house or none, with the permissions that follow. */
import { GRANTS, type Permission, type Role } from '../contract/roles.ts'

export interface Who {
  /** for the audit log: an account's id, `key:<id>`, `system`, `nobody` */
  actor: string
  /** of the account; null for keys and programs */
  userId: string | null
  name: string
  role: Role
  permissions: ReadonlySet<Permission>
}

export const NOBODY: Who = { actor: 'nobody', userId: null, name: '', role: 'nobody', permissions: new Set() }
/** The program itself: jobs, schedules, commands on the machine. */
export const SYSTEM: Who = {
  actor: 'system',
  userId: null,
  name: 'Maridaje',
  role: 'admin',
  permissions: new Set(GRANTS.admin),
}

export function may(who: Who, permission: Permission): boolean {
  return who.permissions.has(permission)
}
