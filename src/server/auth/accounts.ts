/**
 * Accounts, sessions, memberships and invitations: better-auth on the schema `auth` of the same database.
 * organization.id is restaurant.id. Signing up is open on a platform; a single house invites.
 */
import { betterAuth } from 'better-auth'
import { organization } from 'better-auth/plugins'
import { createAccessControl } from 'better-auth/plugins/access'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { HouseRole } from '../../contract/roles.ts'
import type { Mail } from '../mail/outbox.ts'

export interface AccountSettings {
  databaseUrl: string
  secret: string
  /** the address that people see; unset: the address of the request */
  publicUrl: string | undefined
  /** whether anybody may make an account */
  isOpen: boolean
  send(mail: Mail): Promise<void>
}

const DAY_S = 86_400
const CONNECTIONS = 4
export const SHORTEST_PASSWORD = 10
/** Addresses below here are the library's own: sign-in, sign-out, reset, invitations. */
export const ACCOUNTS_PATH = '/api/auth'

/** Rights are decided by our own table (contract/roles.ts); the library only has to know that the roles exist. */
const control = createAccessControl({ organization: ['update'], invitation: ['create', 'cancel'] })
const none = control.newRole({ organization: [] })
const ORGANIZATION_ROLES: Record<HouseRole, typeof none | ReturnType<typeof ofOwner>> = {
  owner: ofOwner(),
  sommelier: none,
  waiter: none,
  analyst: none,
}

function ofOwner() {
  return control.newRole({ organization: ['update'], invitation: ['create', 'cancel'] })
}

export type Accounts = ReturnType<typeof openAccounts>

export function openAccounts({ databaseUrl, secret, publicUrl, isOpen, send }: AccountSettings) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: 2_000,
    options: '-c search_path=auth',
    application_name: 'maridaje-accounts',
    allowExitOnIdle: true,
  })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const auth = betterAuth({
    ...accountOptions(),
    database: pool,
    secret,
    ...(publicUrl ? { baseURL: publicUrl, trustedOrigins: [new URL(publicUrl).origin] } : {}),
  })
  return { auth, close: () => pool.end() }

  function accountOptions() {
    return {
      appName: 'Maridaje',
      basePath: ACCOUNTS_PATH,
      telemetry: { enabled: false },
      logger: { disabled: true },
      advanced: {
        database: { generateId: () => uuidv7() },
        useSecureCookies: publicUrl?.startsWith('https:') ?? false,
        cookiePrefix: 'maridaje',
      },
      session: { expiresIn: 30 * DAY_S, updateAge: DAY_S, cookieCache: { enabled: false } },
      user: {
        additionalFields: {
          /** runs the platform */
          isAdmin: { type: 'boolean' as const, defaultValue: false, input: false },
        },
      },
      emailAndPassword: {
        enabled: true,
        disableSignUp: !isOpen,
        minPasswordLength: SHORTEST_PASSWORD,
        maxPasswordLength: 128,
        revokeSessionsOnPasswordReset: true,
        resetPasswordTokenExpiresIn: 3_600,
        sendResetPassword: async ({ user, url }: { user: { email: string; name: string }; url: string }) =>
          send({ kind: 'reset_password', to: user.email, name: user.name, url }),
      },
      rateLimit: {
        enabled: true,
        storage: 'database' as const,
        window: 60,
        max: 100,
        customRules: {
          '/sign-in/email': { window: 60, max: 8 },
          '/request-password-reset': { window: 300, max: 4 },
          '/sign-up/email': { window: 300, max: 8 },
        },
      },
      plugins: [
        organization({
          ac: control,
          roles: ORGANIZATION_ROLES,
          creatorRole: 'owner',
          // Restaurants are made by our own use case, in one transaction with the membership.
          allowUserToCreateOrganization: false,
          invitationExpiresIn: 7 * DAY_S,
          sendInvitationEmail: async ({ id, email, organization: house, inviter }) =>
            send({
              kind: 'invitation',
              to: email,
              name: inviter.user.name,
              house: house.name,
              url: `${publicUrl ?? ''}/invitacion/${id}`,
            }),
        }),
      ],
    }
  }
}
