/** What another model would change for a house, before it serves. */
import { z } from 'zod'
import { ModelChanges, WaitingModel } from '../../contract/house/curation.ts'
import { Lang } from '../../contract/requests.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

const ofModel = ofHouse.extend({ version: z.string().min(1).max(80) })

export const modelChanges: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/models',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'listWaitingModels',
        tags: ['curation'],
        summary: 'The models that wait to serve, the latest first',
        params: ofHouse,
        response: { 200: page(WaitingModel) },
      },
    },
    async () => ({ items: await house.curations.waitingModels(), next: null }),
  )
  server.get(
    '/restaurants/:restaurant/models/:version/changes',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'listModelChanges',
        tags: ['curation'],
        summary: 'The dishes whose first wine a model would change, with both wines and their reasons',
        description: 'Nothing is promoted. What the house put first stays first with every model.',
        params: ofModel,
        querystring: z.object({ lang: Lang.default('es') }),
        response: { 200: ModelChanges },
      },
    },
    ({ restaurantId, params, query }) => house.curations.modelChanges(restaurantId, params.version, query.lang),
  )
}
