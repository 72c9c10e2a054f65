/** Logs are JSON lines on stderr; stdout belongs to data. */
import type { FastifyBaseLogger } from 'fastify'
import pino from 'pino'
import type { Config } from '../config.ts'

export function loggerFor(level: Config['logLevel']): FastifyBaseLogger {
  const serializers = { req: () => undefined, res: () => undefined }
  return pino(
    { level, base: null, serializers, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: true }),
  )
}
