/** Hands what comes under /api/auth to the account library, as the web request that it takes. */
import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Gate } from '../build.ts'
import type { Server } from '../route.ts'
import { ACCOUNTS_PATH } from './accounts.ts'

/** Bodies here are a few fields. */
const BODY_LIMIT_BYTES = 16_384

export async function addAccountRoutes(server: Server, { accounts, identities }: Gate): Promise<void> {
  server.route({
    method: ['GET', 'POST'],
    url: `${ACCOUNTS_PATH}/*`,
    schema: { hide: true },
    bodyLimit: BODY_LIMIT_BYTES,
    config: { access: 'open' },
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const url = new URL(request.url, `${request.protocol}://${request.host}`)
      const headers = fromNodeHeaders(request.headers)
      // The limits of the library count by address: ours, as the proxy rules say it, not what a guest writes.
      headers.set('x-forwarded-for', request.ip)
      const body = request.body === undefined ? null : JSON.stringify(request.body)
      const response = await accounts.auth.handler(new Request(url, { method: request.method, headers, body }))
      if (request.method === 'POST') identities.forget()
      reply.code(response.status)
      response.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value)
      })
      for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
      reply.header('cache-control', 'no-store')
      return reply.send(response.body === null ? null : await response.text())
    },
  })
}
