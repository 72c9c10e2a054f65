/** Who belongs to a house and by what he is known: members, invitations, phones, keys, and the log of what they did. */
import type {
  ApiKey,
  AuditLine,
  Device,
  EnrolledDevice,
  InvitationAnswer,
  InvitationCard,
  Member,
  MemberChange,
  NewApiKey,
  NewInvitation,
  NewMember,
  PinSignIn,
  SetupRequest,
  Staff,
} from '../../contract/house/people.ts'
import type { FoundDevice } from '../../storage/people.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { addAccount, type NewAccount } from './add-account.ts'
import { listAuditLines } from './audit.ts'
import { addDevice, enrolPhone, listPhones, revokePhone } from './devices.ts'
import {
  acceptInvitation,
  invitationCard,
  invite,
  type MadeInvitation,
  openInvitations,
  withdraw,
} from './invitations.ts'
import { listApiKeys, makeApiKey, revokeApiKey } from './keys.ts'
import { addMember, changeMember, leaveHouse, members } from './members.ts'
import { pinSignIn, staffOf } from './pin-sign-in.ts'
import { makeSetupLink, setUp } from './setup.ts'

export interface Team {
  members(restaurantId: string): Promise<Member[]>
  addMember(who: Who, restaurantId: string, member: NewMember): Promise<Member>
  changeMember(who: Who, restaurantId: string, userId: string, change: MemberChange): Promise<Member>
  removeMember(who: Who, restaurantId: string, userId: string): Promise<void>
  invitations(restaurantId: string): Promise<MadeInvitation[]>
  invite(who: Who, restaurantId: string, invitation: NewInvitation): Promise<MadeInvitation & { house: string }>
  withdraw(who: Who, restaurantId: string, invitationId: string): Promise<void>
  invitationCard(invitationId: string): Promise<InvitationCard>
  /** @param userId of whoever is signed in @returns who joined, and whether that account was made just now */
  accept(
    invitationId: string,
    answer: InvitationAnswer,
    userId: string | null,
  ): Promise<{ userId: string; isNew: boolean }>
  devices(restaurantId: string): Promise<Device[]>
  /** @returns the code that the phone is enrolled with; it is kept nowhere */
  addDevice(who: Who, restaurantId: string, name: string): Promise<{ device: Device; code: string; expiresAt: Date }>
  revokeDevice(who: Who, restaurantId: string, deviceId: string): Promise<void>
  /** @returns the secret that the phone is known by; it is kept nowhere */
  enrol(code: string): Promise<{ device: EnrolledDevice; secret: string }>
  staff(device: FoundDevice): Promise<Staff[]>
  /** @returns whose PIN it is; throws for a wrong one, and for one too many */
  pinSignIn(device: FoundDevice, request: PinSignIn): Promise<string>
  keys(restaurantId: string): Promise<ApiKey[]>
  makeKey(who: Who, restaurantId: string, key: NewApiKey): Promise<{ key: ApiKey; secret: string }>
  revokeKey(who: Who, restaurantId: string, keyId: string): Promise<void>
  audit(restaurantId: string, page: { most: number; before?: string }): Promise<AuditLine[]>
  /** @returns the token of a link that makes one account, within a day */
  makeSetupLink(): Promise<string>
  setUp(request: SetupRequest): Promise<{ userId: string }>
  /** By whoever runs the machine. @returns whether the account was made just now */
  addAccount(account: NewAccount): Promise<{ userId: string; isNew: boolean }>
}

export function openTeam(around: Around): Team {
  return {
    members: (restaurantId) => members(around, restaurantId),
    addMember: (who, restaurantId, member) => addMember(around, who, restaurantId, member),
    changeMember: (who, restaurantId, userId, change) => changeMember(around, who, restaurantId, userId, change),
    removeMember: (who, restaurantId, userId) => leaveHouse(around, who, restaurantId, userId),
    invitations: (restaurantId) => openInvitations(around, restaurantId),
    invite: (who, restaurantId, invitation) => invite(around, who, restaurantId, invitation),
    withdraw: (who, restaurantId, id) => withdraw(around, who, restaurantId, id),
    invitationCard: (id) => invitationCard(around, id),
    accept: (id, answer, userId) => acceptInvitation(around, id, answer, userId),
    devices: (restaurantId) => listPhones(around, restaurantId),
    addDevice: (who, restaurantId, name) => addDevice(around, who, restaurantId, name),
    revokeDevice: (who, restaurantId, id) => revokePhone(around, who, restaurantId, id),
    enrol: (code) => enrolPhone(around, code),
    staff: (device) => staffOf(around, device),
    pinSignIn: (device, request) => pinSignIn(around, device, request),
    keys: (restaurantId) => listApiKeys(around, restaurantId),
    makeKey: (who, restaurantId, key) => makeApiKey(around, who, restaurantId, key),
    revokeKey: (who, restaurantId, id) => revokeApiKey(around, who, restaurantId, id),
    audit: (restaurantId, page) => listAuditLines(around, restaurantId, page),
    makeSetupLink: () => makeSetupLink(around),
    setUp: (request) => setUp(around, request),
    addAccount: (account) => addAccount(around, account),
  }
}
