/** The whole configuration: environment only, one schema. `maridaje doctor` prints it without secrets. */
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { MaridajeError } from './errors.ts'

/** The repository: data, models and the built page lie below it. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const unset = z.literal('').transform(() => undefined)
const port = z.coerce.number().int().min(0).max(65_535)
const percent = z.coerce.number().min(0).max(100)
const address = z.union([unset, z.url()]).optional()
const secret = z.union([unset, z.string().min(16)]).optional()

const Environment = z.object({
  PORT: port.optional(),
  METRICS_PORT: port.default(9464),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: address,
  DATABASE_URL: address,
  DATABASE_OWNER_URL: address,
  DATABASE_BACKUP_URL: address,
  MARIDAJE_HOME: z.string().min(1).default('./.maridaje'),
  // Build and test tools set a MODE of their own (`test`, `production`): that is none of ours.
  MODE: z.enum(['single', 'platform']).catch('single').default('single'),
  ROLE: z.enum(['web', 'worker', 'all']).default('all'),
  DEMO: z.enum(['on', 'off']).default('on'),
  SESSION_SECRET: secret,
  BACKUP_KEY: secret,
  SMTP_URL: address,
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  TRUST_PROXY: z.string().default(''),
  TZ_DEFAULT: z.string().min(1).default('America/Lima'),
  CURRENCY: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters such as PEN')
    .default('PEN'),
  TAX_RATE_PCT: percent.default(18),
  SERVICE_RATE_PCT: percent.default(10),
})

type Name = keyof z.infer<typeof Environment>
const NAMES = Object.keys(Environment.shape) as Name[]
const SECRETS: readonly Name[] = ['SESSION_SECRET', 'BACKUP_KEY']
const DEFAULT_PORT = 3000

export type Config = ReturnType<typeof readConfig>

export function readConfig(env: Record<string, string | undefined> = process.env) {
  // An empty variable (`PORT= npm start`) means the same as none.
  const given = Object.fromEntries(NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
  const reading = Environment.safeParse(given)
  if (!reading.success) throw badConfiguration(reading.error.issues)
  const e = reading.data
  return {
    root: ROOT,
    /** what images and clusters set; here it only asks for the secrets that such a place must have */
    isProduction: env.NODE_ENV === 'production',
    port: e.PORT ?? DEFAULT_PORT,
    /** Whether someone asked for this very port; if not, the next free one will do. */
    portIsChosen: e.PORT !== undefined,
    metricsPort: e.METRICS_PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL,
    databaseUrl: e.DATABASE_URL,
    databaseOwnerUrl: e.DATABASE_OWNER_URL,
    databaseBackupUrl: e.DATABASE_BACKUP_URL,
    home: isAbsolute(e.MARIDAJE_HOME) ? e.MARIDAJE_HOME : join(ROOT, e.MARIDAJE_HOME),
    mode: e.MODE,
    role: e.ROLE,
    demo: e.DEMO === 'on',
    sessionSecret: e.SESSION_SECRET,
    backupKey: e.BACKUP_KEY,
    smtpUrl: e.SMTP_URL,
    otlpEndpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: e.LOG_LEVEL,
    trustProxy: trustProxyOf(e.TRUST_PROXY),
    timeZone: e.TZ_DEFAULT,
    currency: e.CURRENCY,
    taxRatePct: e.TAX_RATE_PCT,
    serviceRatePct: e.SERVICE_RATE_PCT,
  }
}

/** What `doctor` shows: every variable in force; a secret only as set or not, a URL without its password. */
export function describeConfig(env: Record<string, string | undefined> = process.env): Record<string, string> {
  readConfig(env)
  return Object.fromEntries(NAMES.map((name) => [name, describe(name, env[name])]))
}

function describe(name: Name, value: string | undefined): string {
  if (SECRETS.includes(name)) return value ? '(set)' : '(unset)'
  if (!value) {
    const preset = name === 'PORT' ? DEFAULT_PORT : Environment.shape[name].safeParse(undefined).data
    return preset === undefined ? '(unset)' : `${preset} (preset)`
  }
  return URL.canParse(value) ? withoutPassword(value) : value
}

function withoutPassword(address: string): string {
  const url = new URL(address)
  if (url.password) url.password = '***'
  // A database address may carry its password as a parameter as well.
  for (const key of ['password', 'sslpassword']) if (url.searchParams.has(key)) url.searchParams.set(key, '***')
  return url.toString()
}

/** `true`, or a list of addresses and networks, as Fastify takes it. */
function trustProxyOf(text: string): boolean | string {
  if (text === '' || text === 'false') return false
  return text === 'true' || text
}

function badConfiguration(issues: readonly { path: PropertyKey[]; message: string }[]): MaridajeError {
  const first = issues[0]
  const field = String(first?.path[0] ?? '')
  return new MaridajeError('bad_configuration', `The environment variable ${field} is wrong: ${first?.message ?? ''}`, {
    place: { field },
    hint: 'Correct it, or leave it out for its preset.',
  })
}
