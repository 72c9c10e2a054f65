/**
 * POST /mcp: the tools over streamable HTTP, without sessions: each message is answered whole. An API key of a house
 * (`Authorization: Bearer mk_…` with the right house.read) gives its list; without one there is the demo, so often a minute.
 */
import rateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../../app/app.ts'
import { may } from '../../app/who.ts'
import { MaridajeError } from '../../errors.ts'
import { type Identities, whoIn } from '../auth/identity.ts'
import { problemOf, sendProblem } from '../problems.ts'
import type { Server } from '../route.ts'

const WITHOUT_KEY_A_MINUTE = 60
const WITH_KEY_A_MINUTE = 600
const BODY_LIMIT_BYTES = 512 * 1024

export async function addMcp(server: Server, app: App, identities: Identities | null, version: string): Promise<void> {
  await server.register(async (scope) => {
    await scope.register(rateLimit, {
      // Whoever only pretends to have a key is refused before he costs anything.
      max: ({ headers }) => (headers.authorization ? WITH_KEY_A_MINUTE : WITHOUT_KEY_A_MINUTE),
      keyGenerator: ({ ip, headers }) => `${ip} ${headers.authorization === undefined}`,
      timeWindow: '1 minute',
      errorResponseBuilder: (_request, { max, after }) =>
        Object.assign(new Error(`More than ${max} questions in a minute; again in ${after}`), { statusCode: 429 }),
    })
    const options = { schema: { hide: true }, bodyLimit: BODY_LIMIT_BYTES }
    scope.post('/mcp', options, async (request, reply) => {
      refuseForeignPages(request)
      const restaurantId = await houseOfKey(identities, request)
      return answer(request, reply, { app, restaurantId }, version)
    })
    // Nothing is pushed and nothing is kept: there is no stream to open and no session to end.
    for (const method of ['GET', 'DELETE'] as const)
      scope.route({
        method,
        url: '/mcp',
        schema: { hide: true },
        handler: async (_request, reply) =>
          sendProblem(
            reply.header('allow', 'POST'),
            problemOf('method_not_allowed', `/mcp takes POST, not ${method}`, {
              hint: 'This server keeps no session and pushes nothing: send each message with POST.',
            }),
          ),
      })
  })
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  caller: { app: App; restaurantId: string | null },
  version: string,
): Promise<FastifyReply> {
  // The protocol's own code is loaded when the first assistant comes.
  const [{ mcpServer }, { WebStandardStreamableHTTPServerTransport }] = await Promise.all([
    import('./server.ts'),
    import('@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'),
  ])
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  const tools = mcpServer(caller, version)
  await tools.connect(transport)
  try {
    const asked = new Request('http://mcp.invalid/mcp', { method: 'POST', headers: headersOf(request) })
    const response = await transport.handleRequest(asked, { parsedBody: request.body ?? null })
    reply.code(response.status).header('cache-control', 'no-store')
    const type = response.headers.get('content-type')
    if (type) reply.type(type)
    return await reply.send(response.body === null ? null : Buffer.from(await response.arrayBuffer()))
  } finally {
    await tools.close()
  }
}

async function houseOfKey(identities: Identities | null, { headers }: FastifyRequest): Promise<string | null> {
  const { authorization } = headers
  if (authorization === undefined) return null
  // A person's cookie counts for nothing here: an assistant has a key.
  const identity = identities ? await identities.of({ authorization }) : null
  if (identity?.kind !== 'key')
    throw new MaridajeError('unauthenticated', 'This API key is not known', {
      hint: 'The owner makes keys: Authorization: Bearer mk_…. Without the header there is the demo.',
    })
  if (!may(whoIn(identity, identity.restaurantId), 'house.read'))
    throw new MaridajeError('forbidden', 'The tools need a key with the right "house.read"', {
      hint: 'The owner of the house makes keys and chooses their rights.',
    })
  return identity.restaurantId
}

function headersOf({ headers }: FastifyRequest): Headers {
  const given = new Headers()
  for (const [name, value] of Object.entries(headers))
    if (typeof value === 'string' && (name.startsWith('mcp-') || name === 'accept' || name === 'content-type'))
      given.set(name, value)
  return given
}

/** A page in a browser of this machine may not talk to a server on it that is not its own. */
function refuseForeignPages({ headers: { origin, host } }: FastifyRequest): void {
  if (origin === undefined) return
  if (!URL.canParse(origin) || new URL(origin).host !== host)
    throw new MaridajeError('forbidden', 'This request comes from another site')
}
