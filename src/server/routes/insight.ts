/** What a menu asks of its list, and what sold. */
import { z } from 'zod'
import { Sales } from '../../contract/house/feedback.ts'
import { Coverage, Gap, Insight, Redundancy } from '../../contract/house/planning.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

const Days = z.object({
  from: z.iso.date().optional().meta({ description: 'four weeks before `to` where it is not said' }),
  to: z.iso.date().optional().meta({ description: 'today where it is not said' }),
})
const access = 'insight.read'

export const insight: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/insight/coverage',
    {
      config: { access },
      schema: {
        operationId: 'readCoverage',
        tags: ['insight'],
        summary: 'Which dishes have a wine that goes well, and which have one by the glass',
        params: ofHouse,
        response: { 200: Coverage },
      },
    },
    ({ restaurantId }) => house.insights.coverage(restaurantId),
  )
  server.get(
    '/restaurants/:restaurant/insight/gaps',
    {
      config: { access },
      schema: {
        operationId: 'findGaps',
        tags: ['insight'],
        summary: 'The styles to buy: each would serve a group of dishes that have no wine now',
        params: ofHouse,
        response: { 200: page(Gap) },
      },
    },
    async ({ restaurantId }) => ({ items: await house.insights.gaps(restaurantId), next: null }),
  )
  server.get(
    '/restaurants/:restaurant/insight/redundant',
    {
      config: { access },
      schema: {
        operationId: 'findRedundant',
        tags: ['insight'],
        summary: 'Wines that are never among the first three while another is much the same',
        params: ofHouse,
        response: { 200: page(Redundancy) },
      },
    },
    async ({ who, restaurantId }) => ({ items: await house.insights.redundant(who, restaurantId), next: null }),
  )
  server.get(
    '/restaurants/:restaurant/insight/all',
    {
      config: { access },
      schema: {
        operationId: 'readInsight',
        tags: ['insight'],
        summary: 'Coverage, gaps and redundant wines at once',
        params: ofHouse,
        response: { 200: Insight },
      },
    },
    ({ who, restaurantId }) => house.insights.all(who, restaurantId),
  )
  server.get(
    '/restaurants/:restaurant/insight/sales',
    {
      config: { access },
      schema: {
        operationId: 'readSales',
        tags: ['insight'],
        summary: 'What was offered and chosen, per cover, week, wine and dish; money only for who may see it',
        params: ofHouse,
        querystring: Days,
        response: { 200: Sales },
      },
    },
    ({ who, restaurantId, query }) => house.feedback.sales(who, restaurantId, query),
  )
}
