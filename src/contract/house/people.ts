/** Accounts, teams, devices and keys, as pages and programs see them. */
import { z } from 'zod'
import { HouseRole, Permission } from '../roles.ts'

const name = z.string().trim().min(1).max(120)
const when = z.iso.datetime()

export const Membership = z
  .object({
    restaurant_id: z.string(),
    slug: z.string(),
    name: z.string(),
    role: HouseRole,
    permissions: z.array(Permission),
  })
  .meta({ id: 'Membership' })

/** What the page asks first: who is here, where, and what the server can do. */
export const Me = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), is_admin: z.boolean() }).nullable(),
    memberships: z.array(Membership),
    /** the enrolled phone that asks, whoever holds it */
    device: z.object({ id: z.string(), name: z.string(), restaurant_id: z.string() }).nullable(),
    mode: z.enum(['single', 'platform']),
    /** no account yet: the setup link makes the first */
    needs_setup: z.boolean(),
    /** whether the address is safe (HTTPS or this machine): offline work needs it */
    can_work_offline: z.boolean(),
  })
  .meta({ id: 'Me' })

export const SetupRequest = z
  .object({
    token: z.string().min(20).max(200),
    name,
    email: z.email().max(200),
    password: z.string().min(10).max(128),
    /** the name of the first restaurant; without it the account runs the platform alone */
    restaurant: name.optional(),
    city: z.string().max(120).optional(),
  })
  .meta({ id: 'SetupRequest' })

export const Member = z
  .object({
    user_id: z.string(),
    name: z.string(),
    /** null for people who only have a PIN */
    email: z.string().nullable(),
    role: HouseRole,
    has_pin: z.boolean(),
    joined_at: when,
  })
  .meta({ id: 'Member' })

/** A colleague without mail: a name and a PIN for the house's phones. */
export const NewMember = z
  .object({ name, role: HouseRole.exclude(['owner']), pin: z.string().regex(/^\d{4,8}$/, 'four to eight digits') })
  .meta({ id: 'NewMember' })

export const MemberChange = z
  .object({
    role: HouseRole.optional(),
    pin: z
      .string()
      .regex(/^\d{4,8}$/, 'four to eight digits')
      .nullable()
      .optional(),
  })
  .meta({ id: 'MemberChange' })

export const NewInvitation = z.object({ email: z.email().max(200), role: HouseRole }).meta({ id: 'NewInvitation' })

export const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: HouseRole,
    expires_at: when,
    /** for whoever has no mail server: the link to send by hand */
    url: z.string(),
  })
  .meta({ id: 'Invitation' })

/** What the page behind the link of an invitation shows. */
export const InvitationCard = z
  .object({ house: z.string(), inviter: z.string(), email: z.string(), role: HouseRole, is_open: z.boolean() })
  .meta({ id: 'InvitationCard' })

export const InvitationAnswer = z
  .object({ name: name.optional(), password: z.string().min(10).max(128).optional() })
  .meta({
    id: 'InvitationAnswer',
    description: 'with a password: makes the account; without: joins with the one signed in',
  })

export const Device = z
  .object({
    id: z.string(),
    name: z.string(),
    made_at: when,
    enrolled_at: when.nullable(),
    seen_at: when.nullable(),
  })
  .meta({ id: 'Device' })

export const NewDevice = z.object({ name }).meta({ id: 'NewDevice' })

/** The link is opened on the phone itself, within the hour, once. */
export const DeviceLink = z.object({ device: Device, url: z.string(), expires_at: when }).meta({ id: 'DeviceLink' })

export const Enrolment = z.object({ code: z.string().min(20).max(200) }).meta({ id: 'Enrolment' })

/** Who may sign in with a PIN on this phone. */
export const Staff = z.object({ user_id: z.string(), name: z.string(), role: HouseRole }).meta({ id: 'Staff' })

export const PinSignIn = z.object({ user_id: z.string(), pin: z.string().regex(/^\d{4,8}$/) }).meta({ id: 'PinSignIn' })

export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(Permission),
    made_at: when,
    expires_at: when.nullable(),
    used_at: when.nullable(),
  })
  .meta({ id: 'ApiKey' })

export const NewApiKey = z
  .object({ name, scopes: z.array(Permission).min(1), expires_in_days: z.int().min(1).max(3_650).optional() })
  .meta({ id: 'NewApiKey' })

/** The secret is shown once and never again. */
export const MadeApiKey = z.object({ key: ApiKey, secret: z.string() }).meta({ id: 'MadeApiKey' })

export const AuditLine = z
  .object({
    id: z.string(),
    at: when,
    actor: z.string(),
    actor_name: z.string(),
    role: z.string(),
    action: z.string(),
    subject: z.string(),
    subject_name: z.string().meta({ description: 'as the house calls it; empty where it has no name, or is gone' }),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditLine' })

/** Typed by whoever deletes his own account: its mail address. */
export const AccountDeletion = z.object({ confirm: z.string().max(200) }).meta({ id: 'AccountDeletion' })

/** Of a write that has nothing to show. */
export const Done = z.object({ done: z.literal(true) }).meta({ id: 'Done' })

export type Done = z.infer<typeof Done>

/** The phone after it was enrolled. */
export const EnrolledDevice = z
  .object({ id: z.string(), name: z.string(), restaurant_id: z.string(), house: z.string(), slug: z.string() })
  .meta({ id: 'EnrolledDevice' })

export type EnrolledDevice = z.infer<typeof EnrolledDevice>
export type Me = z.infer<typeof Me>
export type Membership = z.infer<typeof Membership>
export type SetupRequest = z.infer<typeof SetupRequest>
export type Member = z.infer<typeof Member>
export type NewMember = z.infer<typeof NewMember>
export type MemberChange = z.infer<typeof MemberChange>
export type NewInvitation = z.infer<typeof NewInvitation>
export type Invitation = z.infer<typeof Invitation>
export type InvitationCard = z.infer<typeof InvitationCard>
export type InvitationAnswer = z.infer<typeof InvitationAnswer>
export type Device = z.infer<typeof Device>
export type DeviceLink = z.infer<typeof DeviceLink>
export type Staff = z.infer<typeof Staff>
export type PinSignIn = z.infer<typeof PinSignIn>
export type ApiKey = z.infer<typeof ApiKey>
export type NewApiKey = z.infer<typeof NewApiKey>
export type MadeApiKey = z.infer<typeof MadeApiKey>
export type AuditLine = z.infer<typeof AuditLine>
