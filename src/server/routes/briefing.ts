import { Briefing } from '../../contract/house/planning.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const briefing: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/briefing',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'readBriefing',
        tags: ['service'],
        summary: 'Before service: what is new, what is gone, open bottles, three dishes with their sentence',
        params: ofHouse,
        response: { 200: Briefing },
      },
    },
    ({ restaurantId }) => house.bundles.briefing(restaurantId),
  )
}
