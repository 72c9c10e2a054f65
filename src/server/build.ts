/** The HTTP server: guards first, then the routes, then the pages. Built without listening, so that tests call it in process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyRequest, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { v7 as uuidv7 } from 'uuid'
import type { App } from '../app/app.ts'
import type { Config } from '../config.ts'
import type { Gate } from './auth/gate.ts'
import { addGuard } from './auth/guard.ts'
import { addAccountRoutes } from './auth/routes.ts'
import { addDocs, addDocsPage } from './docs.ts'
import { addIdempotency } from './idempotency.ts'
import { BODY_LIMIT_BYTES, REQUEST_LIMIT_MS, REQUESTS_PER_MINUTE } from './limits.ts'
import { loggerFor } from './log.ts'
import { addMcp } from './mcp/http.ts'
import { countAnswers, type Observer } from './observer.ts'
import { addPages } from './pages.ts'
import { handleError } from './problems.ts'
import type { Server, SiteConfig } from './route.ts'
import { briefing } from './routes/briefing.ts'
import { bundle } from './routes/bundle.ts'
import { curation } from './routes/curation.ts'
import { events } from './routes/events.ts'
import { exports } from './routes/exports.ts'
import { feedback } from './routes/feedback.ts'
import { guestPage } from './routes/guest-page.ts'
import { health } from './routes/health.ts'
import { houseDishes } from './routes/house-dishes.ts'
import { housePairings } from './routes/house-pairings.ts'
import { houseProfiles } from './routes/house-profiles.ts'
import { houseWines } from './routes/house-wines.ts'
import { imports } from './routes/imports.ts'
import { insight } from './routes/insight.ts'
import { jobs } from './routes/jobs.ts'
import { learn } from './routes/learn.ts'
import { modelChanges } from './routes/model-changes.ts'
import { models } from './routes/models.ts'
import { pairings } from './routes/pairings.ts'
import { people } from './routes/people.ts'
import { print } from './routes/print.ts'
import { profiles } from './routes/profiles.ts'
import { qr } from './routes/qr.ts'
import { restaurants } from './routes/restaurants.ts'
import { review } from './routes/review.ts'
import { services } from './routes/services.ts'
import { snippet } from './routes/snippet.ts'
import { stock } from './routes/stock.ts'
import { tables } from './routes/tables.ts'
import { tastings } from './routes/tastings.ts'
import { versions } from './routes/versions.ts'
import { wineDishes } from './routes/wine-dishes.ts'
import { watchRoutes } from './routing.ts'
import { type Tracing, traceRequests } from './tracing.ts'

export type ServerConfig = Pick<Config, 'root' | 'logLevel' | 'trustProxy'> & SiteConfig

interface Watchers {
  observer?: Observer
  tracing?: Tracing
}

/** The best quality takes a hundred times as long as this one. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/** @param gate null where there is no database, and nobody can sign in */
export async function buildServer(
  app: App,
  config: ServerConfig,
  gate: Gate | null = null,
  { observer, tracing }: Watchers = {},
): Promise<Server> {
  const server = Fastify({
    loggerInstance: loggerFor(config.logLevel),
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_LIMIT_MS,
    forceCloseConnections: 'idle',
    // What is on its way on an open connection while the server ends is answered like all else, and the connection closed.
    return503OnClosing: false,
    genReqId: requestId,
    frameworkErrors: handleError,
  }).withTypeProvider<ZodTypeProvider>() as Server
  server.setValidatorCompiler(validatorCompiler)
  // The types guarantee the form of an answer, and the tests check it: parsing it again would double the cost of a request.
  server.setSerializerCompiler(() => JSON.stringify)
  server.setErrorHandler(handleError)
  // JSON and nothing else.
  server.removeContentTypeParser('text/plain')
  watchRoutes(server)
  logAnswers(server)
  if (tracing) traceRequests(server, tracing)
  if (observer) countAnswers(server, observer)
  await addGuards(server, config)
  await addDocs(server, versionOf(config.root))
  await server.register(
    async (api) => {
      await limitRate(api as Server)
      addGuard(api as Server, app, gate?.identities ?? null)
      addIdempotency(api as Server, app)
      for (const route of [pairings, profiles, restaurants, jobs, models]) route(api as Server, app)
      for (const route of people(gate, config)) route(api as Server, app)
      for (const route of [imports, houseDishes, houseWines, stock, versions, exports, events])
        route(api as Server, app)
      for (const route of [curation, housePairings, houseProfiles, modelChanges, review]) route(api as Server, app)
      for (const route of [tables, tastings, wineDishes, insight]) route(api as Server, app)
      for (const route of [feedback, services, bundle, briefing]) route(api as Server, app)
      for (const route of [print, qr(config), snippet(config), learn]) route(api as Server, app)
    },
    { prefix: '/api/v1' },
  )
  health(server, app)
  guestPage(server, app, config)
  await addMcp(server, app, gate?.identities ?? null, versionOf(config.root))
  if (gate) await addAccountRoutes(server, app, gate)
  await addDocsPage(server)
  await addPages(server, join(config.root, 'dist', 'web'))
  return server
}

async function addGuards(server: Server, config: ServerConfig): Promise<void> {
  const isSecure = config.publicUrl?.startsWith('https:') ?? false
  await server.register(helmet, {
    strictTransportSecurity: isSecure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
  })
  await server.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: BROTLI,
  })
}

/** A program on this machine is its owner's; a proxy on this machine names the guest in a header. */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  return (ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1') && headers['x-forwarded-for'] === undefined
}

async function limitRate(api: Server): Promise<void> {
  await api.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    allowList: isLocal,
    errorResponseBuilder: (_request, { after }) =>
      Object.assign(new Error(`More than ${REQUESTS_PER_MINUTE} requests in a minute; again in ${after}`), {
        statusCode: 429,
      }),
  })
}

/** One line for what went wrong; what went well only where somebody wants to see it. No address, no query, no body. */
function logAnswers(server: Server): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  server.addHook('onResponse', async (request, reply) => {
    const { statusCode } = reply
    const level = statusCode >= 500 ? 'error' : statusCode >= 400 ? 'info' : 'debug'
    const route = request.routeOptions.url ?? 'none'
    request.log[level](
      { method: request.method, route, status: statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}

/** The caller's own id where it is harmless, so that logs can be joined. */
function requestId(request: { headers: Record<string, string | string[] | undefined> }): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : uuidv7()
}

function versionOf(root: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest.version
}
