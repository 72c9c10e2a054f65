/**
 * A whole server in process, on a PostgreSQL of its own: makes restaurants and people of each role, and sends requests
 * as one of them, as an API key, or as nobody. One a test file: `const house = await scratchHouse()` in beforeAll,
 * `await house.close()` in afterAll.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { v7 as uuidv7 } from 'uuid'
import type { App } from '../../src/app/app.ts'
import { createApp } from '../../src/app/create.ts'
import { type Config, readConfig } from '../../src/config.ts'
import type { HouseRole, Permission } from '../../src/contract/roles.ts'
import { SESSION_S } from '../../src/server/auth/accounts.ts'
import { type Gate, openGate } from '../../src/server/auth/gate.ts'
import { startSession } from '../../src/server/auth/start-session.ts'
import { buildServer } from '../../src/server/build.ts'
import type { Server } from '../../src/server/route.ts'
import { openStorage } from '../../src/storage/open.ts'
import type { Storage } from '../../src/storage/storage.ts'
import type { Home } from '../storage/scratch.ts'
import { homeWithTables } from './kept-cluster.ts'

/** Whoever sends a request. */
export interface Caller {
  headers: Record<string, string>
  /** '' for keys and nobody */
  userId: string
}

export const NOBODY: Caller = { headers: {}, userId: '' }

export interface HouseOfTest {
  id: string
  slug: string
}

export interface ScratchHouse {
  app: App
  server: Server
  storage: Storage
  gate: Gate
  config: Config
  home: Home
  /** Everything the program said on stderr: the mails of the console among it. */
  said: string[]
  /** Sends a request to an address below /api/v1. */
  ask(
    caller: Caller,
    method: Method,
    path: string,
    payload?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>
  raw(options: InjectOptions): Promise<LightMyRequestResponse>
  /** An empty restaurant, written past the use cases. */
  restaurant(name?: string): Promise<HouseOfTest>
  /** An account with a role in a restaurant, signed in. */
  person(house: HouseOfTest | null, role: HouseRole | null, name?: string): Promise<Caller>
  /** An account that runs the platform, signed in. */
  admin(): Promise<Caller>
  /** An API key of a restaurant. */
  key(house: HouseOfTest, scopes: readonly Permission[]): Promise<Caller>
  /** Another server on the same database, as a second replica would be. */
  replica(changes?: Record<string, string>): Promise<Omit<ScratchHouse, 'home' | 'replica'>>
  close(): Promise<void>
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** @param env the configuration where it is not that of a platform without the demo */
export async function scratchHouse(env: Record<string, string> = {}): Promise<ScratchHouse> {
  const home = await homeWithTables()
  await home.start()
  const given = { MODE: 'platform', LOG_LEVEL: 'silent', DEMO: 'off', MARIDAJE_HOME: home.folder, ...env }
  const config = readConfig(given)
  const first = await openServer(config)
  const replicas: { close(): Promise<void> }[] = []
  return {
    ...first,
    home,
    replica: async (changes = {}) => {
      const second = await openServer(readConfig({ ...given, ...changes }))
      replicas.push(second)
      return second
    },
    close: async () => {
      for (const replica of replicas) await replica.close()
      await first.close()
      await home.remove()
    },
  }
}

async function openServer(config: Config): Promise<Omit<ScratchHouse, 'home' | 'replica'>> {
  const said: string[] = []
  const talk = (text: string) => void said.push(text)
  const storage = await openStorage(config, talk)
  const app = await createApp(config, storage)
  const gate = await openGate(app, config, storage.urls?.app ?? '', talk)
  const server = await buildServer(app, config, gate)
  const raw = (options: InjectOptions) => server.inject(options)
  const people = makePeople(storage, gate)
  return {
    app,
    server,
    storage,
    gate,
    config,
    said,
    raw,
    ask: (caller, method, path, payload, headers = {}) =>
      raw({
        method,
        url: `/api/v1${path}`,
        headers: { ...caller.headers, ...headers },
        ...(payload !== undefined && { payload: payload as object }),
      }),
    ...people,
    close: async () => {
      await server.close()
      await gate.close()
      await app.close()
      await storage.close()
    },
  }
}

function makePeople(storage: Storage, gate: Gate): Pick<ScratchHouse, 'restaurant' | 'person' | 'admin' | 'key'> {
  const account = async (house: HouseOfTest | null, role: HouseRole | null, name: string, isAdmin: boolean) => {
    const userId = uuidv7()
    await storage.across(async (db) => {
      const user = { id: userId, name, email: `${userId}@example.pe`, emailVerified: true, isAdmin }
      await db.insertInto('auth.user').values(user).execute()
      if (!house || !role) return
      const member = { id: uuidv7(), organizationId: house.id, userId, role, createdAt: new Date() }
      await db.insertInto('auth.member').values(member).execute()
    })
    return signedIn(gate, userId)
  }
  return {
    restaurant: async (name = 'Casa') => {
      const id = uuidv7()
      const slug = `casa-${id.slice(-12)}`
      await storage.write(id, async (rows) => {
        await rows.insertInto('restaurant').values({ id, slug, name, city: 'Lima', currency: 'PEN' }).execute()
        const organization = { id, name, slug, createdAt: new Date(), metadata: null }
        await rows.insertInto('auth.organization').values(organization).execute()
      })
      return { id, slug }
    },
    person: (house, role, name = `${role ?? 'persona'} de prueba`) => account(house, role, name, false),
    admin: () => account(null, null, 'admin de prueba', true),
    key: async (house, scopes) => {
      const secret = `mk_${randomBytes(32).toString('base64url')}`
      const hash = createHash('sha256').update(secret).digest('hex')
      const key = { id: uuidv7(), restaurant_id: house.id, name: 'prueba', prefix: secret.slice(0, 8), hash }
      await storage.write(house.id, (rows) =>
        rows
          .insertInto('api_key')
          .values({ ...key, scopes: [...scopes], expires_at: null })
          .execute(),
      )
      return { headers: { authorization: `Bearer ${secret}` }, userId: '' }
    },
  }
}

/** A session without a password: quick, and the same cookie that signing in gives. */
export async function signedIn(gate: Gate, userId: string): Promise<Caller> {
  const cookies = await startSession(gate.accounts, { userId, phone: null, lifetimeS: SESSION_S })
  return { headers: { cookie: cookieOf(cookies) }, userId }
}

/** What a browser would send back. */
export function cookieOf(setCookies: readonly string[]): string {
  return setCookies.map((cookie) => cookie.split(';')[0] ?? '').join('; ')
}
