/** Who is here, and what the server can do: what every page asks first. */
import type { FastifyRequest } from 'fastify'
import type { App } from '../../app/app.ts'
import { Me, type Membership } from '../../contract/house/people.ts'
import { deviceSecretOf } from '../auth/cookies.ts'
import { type Identity, whoIn } from '../auth/identity.ts'
import { findPhone } from '../auth/phones.ts'
import type { Route, SiteConfig } from '../route.ts'

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

export const me =
  (config: SiteConfig): Route =>
  (server, app) => {
    let isSetUp = false
    server.get(
      '/me',
      {
        config: { access: 'open' },
        schema: {
          operationId: 'readMe',
          tags: ['people'],
          summary: 'Who is signed in, in which houses, on which phone; and what this server can do',
          response: { 200: Me },
        },
      },
      async (request, reply) => {
        const { identity } = request
        // Somebody who may well be signed in is not told that he is not.
        if (request.unidentified !== null) throw request.unidentified
        reply.header('cache-control', 'no-store')
        // Once there is an account there is always one: asked no more.
        isSetUp ||= await app.people.hasAnybody().catch(() => true)
        return {
          user: userOf(identity),
          memberships: await membershipsOf(app, identity),
          device: await deviceOf(app, request),
          mode: config.mode ?? 'single',
          needs_setup: !isSetUp,
          can_work_offline: isSafe(request, config),
        }
      },
    )
  }

function userOf(identity: Identity): Me['user'] {
  if (identity.kind !== 'person') return null
  return { id: identity.userId, name: identity.name, is_admin: identity.isAdmin && identity.phone === null }
}

async function membershipsOf(app: App, identity: Identity): Promise<Membership[]> {
  if (identity.kind !== 'person') return []
  const all = await app.restaurants()
  return all.flatMap(({ id, slug, name }) => {
    const role = identity.roles.get(id)
    const { permissions } = whoIn(identity, id)
    return role && permissions.size > 0 ? [{ restaurant_id: id, slug, name, role, permissions: [...permissions] }] : []
  })
}

async function deviceOf(app: App, request: FastifyRequest): Promise<Me['device']> {
  const secret = deviceSecretOf(request)
  const phone = secret === null ? null : await findPhone(app, secret).catch(() => null)
  return phone ? { id: phone.id, name: phone.name, restaurant_id: phone.restaurant_id } : null
}

/** Browsers keep a page for offline work only where nobody can change it on the way. */
function isSafe({ protocol, hostname }: FastifyRequest, { publicUrl }: SiteConfig): boolean {
  return protocol === 'https' || publicUrl?.startsWith('https:') === true || THIS_MACHINE.has(hostname)
}
