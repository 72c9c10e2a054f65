import { z } from 'zod'
import type { Route } from '../route.ts'

const Health = z.object({ status: z.literal('ok') })
const Readiness = z.object({
  status: z.enum(['ready', 'degraded', 'not_ready']),
  database: z.enum(['up', 'down']),
  model: z.string(),
  knowledge: z.string(),
})

/** /healthz: the process answers. /readyz: it can pair; `degraded` = from memory, the database is away. */
export const health: Route = (server, app) => {
  server.get(
    '/healthz',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'health',
        tags: ['operations'],
        summary: 'Whether the process answers',
        response: { 200: Health },
      },
    },
    async () => ({ status: 'ok' as const }),
  )
  server.get(
    '/readyz',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'readiness',
        tags: ['operations'],
        summary: 'Whether it can pair, and what it pairs with',
        response: { 200: Readiness, 503: Readiness },
      },
    },
    async (_request, reply) => {
      const { ready, database, model, knowledge } = await app.readiness()
      const whole = database === 'up' ? ('ready' as const) : ('degraded' as const)
      return reply.code(ready ? 200 : 503).send({ status: ready ? whole : 'not_ready', database, model, knowledge })
    },
  )
}
