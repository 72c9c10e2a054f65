/** Who may do what: roles are sets of permissions, routes ask for one permission, API keys carry some of them as scopes. */
import { z } from 'zod'

export const HOUSE_ROLES = ['owner', 'sommelier', 'waiter', 'analyst'] as const
/** `admin` runs the platform and is in no house; `nobody` has not signed in. */
export const ROLES = [...HOUSE_ROLES, 'admin', 'nobody'] as const

export const PERMISSIONS = [
  /** menu, wines without cost, pairings, notes of the house */
  'house.read',
  /** settings of the house, its deletion and export */
  'house.write',
  /** imports, dishes, wines, versions */
  'lists.write',
  /** sold out, chosen, open bottles, specials of the day */
  'service.write',
  /** pins, vetoes, notes, house profiles */
  'curation.write',
  /** cost and margin */
  'money.read',
  /** economic weighting */
  'money.write',
  /** coverage, gaps, sales, acceptance */
  'insight.read',
  /** members, invitations, devices, API keys */
  'team.write',
  'jobs.read',
  'jobs.write',
  'models.read',
  'models.write',
  'audit.read',
  /** all houses, without what is in them */
  'tenants.write',
] as const

export const HouseRole = z.enum(HOUSE_ROLES).meta({ id: 'HouseRole' })
export const Permission = z.enum(PERMISSIONS).meta({ id: 'Permission' })

export type HouseRole = z.infer<typeof HouseRole>
export type Role = (typeof ROLES)[number]
export type Permission = z.infer<typeof Permission>

export const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: [
    'house.read',
    'house.write',
    'lists.write',
    'service.write',
    'curation.write',
    'money.read',
    'money.write',
    'insight.read',
    'team.write',
    'jobs.read',
    'jobs.write',
    'models.read',
    'audit.read',
  ],
  sommelier: [
    'house.read',
    'lists.write',
    'service.write',
    'curation.write',
    'money.read',
    'insight.read',
    'jobs.read',
    'jobs.write',
    'models.read',
  ],
  waiter: ['house.read', 'service.write'],
  analyst: ['insight.read', 'jobs.read', 'jobs.write', 'models.read', 'models.write'],
  admin: ['tenants.write', 'jobs.read', 'jobs.write', 'models.read', 'models.write'],
  nobody: [],
}

export function grants(role: Role, permission: Permission): boolean {
  return GRANTS[role].includes(permission)
}
