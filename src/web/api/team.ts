/** The team, its invitations, phones and keys. */
import type { ApiKey, Device, Invitation, Member } from '../../contract/house/people.ts'
import { houseQuery } from './house.ts'

export const membersQuery = (slug: string) =>
  houseQuery<{ items: Member[] }>({ slug, path: '/members', topics: ['restaurant'] })

export const invitationsQuery = (slug: string) =>
  houseQuery<{ items: Invitation[] }>({ slug, path: '/invitations', topics: ['restaurant'] })

export const devicesQuery = (slug: string) =>
  houseQuery<{ items: Device[] }>({ slug, path: '/devices', topics: ['restaurant'] })

export const keysQuery = (slug: string) =>
  houseQuery<{ items: ApiKey[] }>({ slug, path: '/keys', topics: ['restaurant'] })
