/**
 * Before every route of the API: who asks, in which house, and whether he may. A route says what it needs in
 * `config.access`; one that says nothing is refused when the server is built.
 */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../app/app.ts'
import { may, NOBODY, type Who } from '../../app/who.ts'
import type { Permission } from '../../contract/roles.ts'
import { MaridajeError } from '../../errors.ts'
import type { Server } from '../route.ts'
import { credentialOf, type Identities, type Identity, isSupport, whoIn } from './identity.ts'

/**
 * `open`: anybody. `signed_in`: any person. `house.seen`: what guests see of a house that is public (the demo is), and
 * what everybody of the house sees. Else a permission, in the house of the address where there is one.
 */
export type Access = 'open' | 'signed_in' | 'house.seen' | Permission

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
  }
  interface FastifyRequest {
    identity: Identity
    /** why it could not be found out who asks; what is open goes on without */
    unidentified: unknown
    who: Who
    /** the id behind `:restaurant`; '' where the address names none */
    restaurantId: string
  }
}

const UNRECOGNISED = 'The database is away: who you are cannot be checked now'
const ANONYMOUS: Identity = { kind: 'nobody' }
/** Writes that may change who somebody is. */
const ABOUT_PEOPLE: ReadonlySet<Access> = new Set<Access>(['signed_in', 'team.write', 'house.write'])
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** @param identities null where there are no accounts: everybody is nobody, and sees what nobody may see */
export function addGuard(server: Server, app: App, identities: Identities | null): void {
  // Declared now, so that all requests have one shape; filled before the handler.
  server.decorateRequest('identity')
  server.decorateRequest('unidentified', null)
  server.decorateRequest('who')
  server.decorateRequest('restaurantId', '')
  server.addHook('onRoute', ({ url, config, schema }) => {
    if (config?.access === undefined && schema?.hide !== true)
      throw new MaridajeError('internal', `The route ${url} does not say who may use it`)
  })
  server.addHook('preValidation', async (request: FastifyRequest, _reply: FastifyReply) => {
    const { access = 'open' } = request.routeOptions.config
    refuseForeignPages(request)
    request.identity = await identify(identities, request)
    request.who = whoIn(request.identity, null)
    if (access === 'open') return
    const seen = access === 'house.seen' ? await app.findRestaurant(restaurantParam(request) ?? '') : null
    if (request.unidentified !== null && !seen?.isPublic) throw request.unidentified
    if (access === 'signed_in') {
      if (request.identity.kind !== 'person') throw unauthenticated()
      return
    }
    const wanted = restaurantParam(request)
    if (wanted === null) {
      if (access === 'house.seen' || !may(request.who, access)) throw refusal(request.identity)
      return
    }
    const entered = await enterHouse(app, request, wanted, access)
    request.restaurantId = entered.restaurantId
    request.who = entered.who
  })
  // Other servers hear of it from the database; here it counts before the answer is out.
  server.addHook('onSend', async ({ method, routeOptions }, { statusCode }) => {
    const { access } = routeOptions.config
    if (statusCode < 400 && !SAFE_METHODS.has(method) && access && ABOUT_PEOPLE.has(access)) identities?.forget()
  })
}

/**
 * The house and what may be done in it. A house that is none of one's own looks like one that does not exist; whoever
 * could not be recognised just now is not told that either.
 */
export async function enterHouse(
  app: App,
  { identity, unidentified }: Pick<FastifyRequest, 'identity' | 'unidentified'>,
  wanted: string,
  access: 'house.seen' | Permission,
): Promise<{ restaurantId: string; who: Who }> {
  const restaurant = await app.findRestaurant(wanted)
  const who = restaurant ? whoIn(identity, restaurant.id) : NOBODY
  if (restaurant && may(who, access === 'house.seen' ? 'house.read' : access)) {
    if (isSupport(identity, restaurant.id)) await app.house.restaurants.noteSupport(who, restaurant.id)
    return { restaurantId: restaurant.id, who }
  }
  if (restaurant?.isPublic && access === 'house.seen') return { restaurantId: restaurant.id, who }
  if (unidentified !== null) throw unidentified
  if (identity.kind === 'nobody' && access !== 'house.seen') throw unauthenticated()
  if (!restaurant || who.permissions.size === 0)
    throw new MaridajeError('not_found', `There is no restaurant "${wanted.slice(0, 80)}"`)
  throw forbidden(access)
}

/** While the database is away, whoever is not known yet is nobody: guests are served on. */
async function identify(identities: Identities | null, request: FastifyRequest): Promise<Identity> {
  if (!identities) {
    // Nobody can be recognised here now; whoever shows a credential may be somebody.
    if (credentialOf(request.headers)) request.unidentified = new MaridajeError('database_unavailable', UNRECOGNISED)
    return ANONYMOUS
  }
  try {
    return await identities.of(request.headers)
  } catch (error) {
    request.unidentified = error
    return ANONYMOUS
  }
}

function restaurantParam({ params }: FastifyRequest): string | null {
  if (typeof params !== 'object' || params === null || !('restaurant' in params)) return null
  return typeof params.restaurant === 'string' ? params.restaurant : null
}

/** A page of another site may not write with our guest's cookie. */
export function refuseForeignPages(request: Pick<FastifyRequest, 'method' | 'headers' | 'host'>): void {
  const { method, headers } = request
  const { origin, cookie, 'sec-fetch-site': site } = headers
  if (SAFE_METHODS.has(method) || !cookie || site === 'same-origin' || site === 'none') return
  // Browsers say where a page comes from; whoever says neither is no browser.
  const isForeign = origin === undefined ? site !== undefined : hostOf(origin) !== request.host
  if (isForeign) throw new MaridajeError('forbidden', 'This request comes from another site')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function refusal(identity: Identity): MaridajeError {
  return identity.kind === 'nobody' ? unauthenticated() : new MaridajeError('forbidden', 'You may not do that')
}

function unauthenticated(): MaridajeError {
  return new MaridajeError('unauthenticated', 'Sign in first', {
    hint: 'POST /api/auth/sign-in/email, or send an API key: Authorization: Bearer mk_…',
  })
}

function forbidden(access: string): MaridajeError {
  return new MaridajeError('forbidden', `That needs the right "${access}"`, {
    hint: 'The owner of the house gives roles.',
  })
}
