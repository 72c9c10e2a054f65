import { ReviewItem } from '../../contract/house/curation.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const review: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/review',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'listReview',
        tags: ['curation'],
        summary: 'The dishes that somebody should look at, and why; the most urgent first',
        params: ofHouse,
        response: { 200: page(ReviewItem) },
      },
    },
    async ({ restaurantId }) => ({ items: await house.curations.review(restaurantId), next: null }),
  )
}
