import { FeedbackRequest, FeedbackResult } from '../../contract/house/feedback.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const feedback: Route = (server, { house }) => {
  server.post(
    '/restaurants/:restaurant/feedback',
    {
      config: { access: 'service.write' },
      schema: {
        operationId: 'tellFeedback',
        tags: ['service'],
        summary: 'What was offered, chosen, liked; each event counts once, however often it is sent',
        params: ofHouse,
        body: FeedbackRequest,
        response: { 200: FeedbackResult },
      },
    },
    ({ who, restaurantId, body }) => house.feedback.take(who, restaurantId, body.events),
  )
}
