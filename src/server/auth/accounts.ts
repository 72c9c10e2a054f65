/**
 * Passwords, sessions and their limits: better-auth on the schema `auth` of the same database. Who belongs to which
 * house is written by our own use cases, in one transaction with the house. Signing up is open on a platform; a single
 * house invites.
 */
import { betterAuth } from 'better-auth'
import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Mail } from '../mail/mail.ts'
import { SESSION_FIELDS, startedSessions } from './started-sessions.ts'

export interface AccountSettings {
  databaseUrl: string
  secret: string
  /** the address that people see; unset: the address of the request */
  publicUrl: string | undefined
  /** whether anybody may make an account */
  isOpen: boolean
  post(mail: Mail): void
}

const DAY_S = 86_400
export const SESSION_S = 30 * DAY_S
const CONNECTIONS = 4
export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128
/** Addresses below here are the library's own: sign-in, sign-out, reset. */
export const ACCOUNTS_PATH = '/api/auth'

interface Addressee {
  email: string
  name: string
}

export type Accounts = ReturnType<typeof openAccounts>

export function openAccounts({ databaseUrl, secret, publicUrl, isOpen, post }: AccountSettings) {
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
    ...(publicUrl ? { baseURL: new URL(publicUrl).origin, trustedOrigins: [new URL(publicUrl).origin] } : {}),
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
      session: {
        expiresIn: SESSION_S,
        cookieCache: { enabled: false },
        // A session by PIN is over after its shift, however often it is used.
        disableSessionRefresh: true,
        additionalFields: SESSION_FIELDS,
      },
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
        maxPasswordLength: LONGEST_PASSWORD,
        revokeSessionsOnPasswordReset: true,
        resetPasswordTokenExpiresIn: 3_600,
        sendResetPassword: async ({ user, url, token }: { user: Addressee; url: string; token: string }) => {
          const origin = new URL(publicUrl ?? url).origin
          // Not waited for: how long a mail takes would tell which addresses have an account.
          post({ kind: 'reset_password', to: user.email, name: user.name, url: `${origin}/clave?token=${token}` })
        },
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
      plugins: [startedSessions],
    }
  }
}
