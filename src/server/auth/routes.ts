/**
 * Hands what comes under /api/auth to the account library, as the web request that it takes. Only the addresses below:
 * whatever else the library can do is done by our own use cases, or not at all.
 */
import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app/app.ts'
import { type ErrorCode, MaridajeError } from '../../errors.ts'
import { problemOf, sendProblem } from '../problems.ts'
import type { Server } from '../route.ts'
import { ACCOUNTS_PATH } from './accounts.ts'
import type { Gate } from './gate.ts'
import { refuseForeignPages } from './guard.ts'

/** Bodies here are a few fields. */
const BODY_LIMIT_BYTES = 16_384

const ADDRESSES = [
  ['POST', '/sign-in/email'],
  ['POST', '/sign-up/email'],
  ['POST', '/sign-out'],
  ['GET', '/get-session'],
  ['POST', '/request-password-reset'],
  ['POST', '/reset-password'],
  ['POST', '/change-password'],
] as const

export async function addAccountRoutes(server: Server, app: App, gate: Gate): Promise<void> {
  for (const [method, path] of ADDRESSES) {
    server.route({
      method,
      url: `${ACCOUNTS_PATH}${path}`,
      schema: { hide: true },
      bodyLimit: BODY_LIMIT_BYTES,
      config: { access: 'open' },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        refuseForeignPages(request)
        const response = await askLibrary(gate, request)
        if (method === 'POST' && response.ok) await forgetEverywhere(app, gate)
        if (response.status >= 500) throw await failureOf(app)
        for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
        reply.header('cache-control', 'no-store')
        const text = await response.text()
        if (response.status >= 400) return refuse(reply, response, text)
        return reply.code(response.status).type('application/json').serializer(String).send(text)
      },
    })
  }
}

function askLibrary({ accounts }: Gate, request: FastifyRequest): Promise<Response> {
  const url = new URL(request.url, `${request.protocol}://${request.host}`)
  const headers = fromNodeHeaders(request.headers)
  // The limits of the library count by address: ours, as the proxy rules say it, not what a guest writes.
  headers.set('x-forwarded-for', request.ip)
  const body = request.method === 'GET' ? null : JSON.stringify(request.body ?? {})
  return accounts.auth.handler(new Request(url, { method: request.method, headers, body }))
}

/** Somebody signed out, or has a new password: here at once, on other servers as soon as they hear of it. */
async function forgetEverywhere(app: App, { identities }: Gate): Promise<void> {
  identities.forget()
  await app.people.noteChanged().catch(() => undefined)
}

/** The library says no more than that it failed: mostly it is the database. */
async function failureOf(app: App): Promise<MaridajeError> {
  const { database } = await app.readiness()
  if (database === 'up')
    return new MaridajeError('internal', 'The request could not be answered; the failure was noted.')
  return new MaridajeError('database_unavailable', 'The database does not answer', {
    hint: 'Try again in a few seconds.',
  })
}

const BY_STATUS: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
}
const Refusal = z.object({ message: z.string() }).catch({ message: 'The request was refused' })

function refuse(reply: FastifyReply, { status, headers }: Response, text: string): FastifyReply {
  const { message } = Refusal.parse(readJson(text))
  const seconds = headers.get('x-retry-after')
  if (status === 429 && seconds !== null) reply.header('retry-after', seconds)
  return sendProblem(reply, problemOf(BY_STATUS[status] ?? 'bad_input', message))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
