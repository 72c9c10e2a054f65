/** The routes of accounts, teams and houses as a whole, in one list. */
import type { Gate } from '../auth/gate.ts'
import type { Route, SiteConfig } from '../route.ts'
import { audit } from './audit.ts'
import { devices } from './devices.ts'
import { houses } from './houses.ts'
import { invitations } from './invitations.ts'
import { keys } from './keys.ts'
import { me } from './me.ts'
import { members } from './members.ts'
import { privacy } from './privacy.ts'
import { setup } from './setup.ts'

export function people(gate: Gate | null, config: SiteConfig): Route[] {
  return [
    me(config),
    setup(gate),
    houses(config),
    members,
    invitations(gate, config),
    devices(gate, config),
    keys,
    audit,
    privacy,
  ]
}
