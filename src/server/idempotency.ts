/**
 * `Idempotency-Key`: the same write sent twice counts once, and gets the same answer. Its first request reserves the key
 * before the handler runs; what was done is kept with it, what failed gives it back.
 */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app/app.ts'
import type { Reservation } from '../app/team/requests.ts'
import { MaridajeError } from '../errors.ts'
import type { Server } from './route.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the answer carries a secret that is shown once: it is not kept, and a repetition is told so */
    isSecret?: boolean
  }
  interface FastifyRequest {
    reservation: Reservation | null
  }
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
/** As a UUID has it, or what another program likes as well. */
const KEY = /^[\w.:-]{8,128}$/

/** After the guard: it has to be known who asks. */
export function addIdempotency(server: Server, app: App): void {
  server.decorateRequest('reservation', null)
  server.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const reservation = reservationOf(request)
    if (!reservation) return
    const beginning = await app.house.requests.begin(reservation)
    switch (beginning.kind) {
      case 'new':
        request.reservation = reservation
        return
      case 'answered':
        return replay(reply, beginning)
      case 'under_way':
        // Tells this conflict from one that waiting does not mend.
        reply.header('retry-after', '2')
        throw new MaridajeError('conflict', 'The same request is being answered just now', {
          hint: 'Send it again in a moment, with the same key.',
        })
      case 'other':
        throw new MaridajeError('conflict', 'This Idempotency-Key belongs to another request', {
          hint: 'A new request takes a new key.',
        })
    }
  })
  server.addHook('onSend', async (request, { statusCode }, payload) => {
    const { reservation } = request
    if (!reservation) return payload
    request.reservation = null
    await settle(app, request, reservation, statusCode, payload)
    return payload
  })
}

/** The answer goes out either way: a key that could not be settled is taken over after a minute. */
async function settle(
  app: App,
  request: FastifyRequest,
  reservation: Reservation,
  status: number,
  payload: unknown,
): Promise<void> {
  const isSecret = request.routeOptions.config.isSecret === true
  const body = typeof payload === 'string' && !isSecret ? payload : null
  try {
    if (status < 400) await app.house.requests.keep(reservation, { status, body })
    else await app.house.requests.release(reservation)
  } catch (error) {
    request.log.warn({ err: error }, 'an idempotency key could not be settled')
  }
}

function reservationOf(request: FastifyRequest): Reservation | null {
  const { method, headers, identity, restaurantId, who } = request
  const key = headers['idempotency-key']
  if (key === undefined || !WRITES.has(method) || (request.routeOptions.config.access ?? 'open') === 'open') return null
  if (typeof key !== 'string' || !KEY.test(key))
    throw new MaridajeError('bad_input', 'Idempotency-Key is 8 to 128 letters and digits, such as a UUID', {
      place: { field: 'idempotency-key' },
    })
  if (identity.kind === 'nobody') return null
  // What a shared phone could not send before the shift ended, the next one sends with the same keys.
  const sender = identity.kind === 'person' && identity.phone ? `device:${identity.phone.id}` : who.actor
  return {
    restaurantId: restaurantId || null,
    scope: restaurantId || sender,
    key,
    requestHash: hashOfRequest(sender, request),
  }
}

function hashOfRequest(sender: string, { method, url, body }: FastifyRequest): string {
  const hash = createHash('sha256')
  for (const part of [sender, method, url, JSON.stringify(body ?? null)]) hash.update(part).update('\n')
  return hash.digest('hex')
}

function replay(reply: FastifyReply, { status, body }: { status: number; body: string | null }): FastifyReply {
  reply.header('idempotency-replayed', 'true').code(status)
  if (status === 204) return reply.send()
  if (body === null)
    throw new MaridajeError('conflict', 'This was done already; its secret is shown once', {
      hint: 'Revoke what was made, and make another with a new key.',
    })
  return reply.type('application/json').serializer(String).send(body)
}
