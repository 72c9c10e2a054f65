import { z } from 'zod'
import { ModelEntry, PromoteRequest } from '../../contract/house/operations.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'

const Version = z.object({ version: z.string().min(1).max(80) })
const Reason = z.object({ reason: z.string().max(500).default('') }).meta({ id: 'RollbackRequest' })

/** Models, shared by all houses and replicas. */
export const models: Route = (server, app) => {
  server.get(
    '/models',
    {
      config: { access: 'models.read' },
      schema: {
        operationId: 'listModels',
        tags: ['operations'],
        summary: 'The models there are: what serves first',
        response: { 200: page(ModelEntry) },
      },
    },
    async () => ({ items: await app.house.models.list(), next: null }),
  )
  server.get(
    '/models/:version',
    {
      config: { access: 'models.read' },
      schema: {
        operationId: 'readModel',
        tags: ['operations'],
        summary: 'A model: its measures, gates and card',
        params: Version,
        response: { 200: ModelEntry },
      },
    },
    ({ params }) => app.house.models.find(params.version),
  )
  server.post(
    '/models/:version/promote',
    {
      config: { access: 'models.write' },
      schema: {
        operationId: 'promoteModel',
        tags: ['operations'],
        summary: 'Let it serve: for a share of the restaurants, or for all',
        description: 'Every replica answers with it within seconds. A gate that it fails asks for a reason.',
        params: Version,
        body: PromoteRequest,
        response: { 200: ModelEntry },
      },
    },
    ({ params, body, who }) => app.house.models.promote(who, params.version, body),
  )
  server.post(
    '/models/rollback',
    {
      config: { access: 'models.write' },
      schema: {
        operationId: 'rollBackModel',
        tags: ['operations'],
        summary: 'Take back what was done last: stop the canary, or let the version before serve again',
        body: Reason,
        response: { 200: ModelEntry },
      },
    },
    ({ body, who }) => app.house.models.rollback(who, body.reason),
  )
}
