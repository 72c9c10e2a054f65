/** What a route file is: a function that adds one resource to the server. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { App } from '../app/app.ts'
import type { Config } from '../config.ts'

export type Server = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>
export type Route = (server: Server, app: App) => void

/** What routes that speak of the server itself have to know. */
export type SiteConfig = Pick<Config, 'publicUrl'> & Partial<Pick<Config, 'mode'>>
