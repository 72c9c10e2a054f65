import { z } from 'zod'
import { ServiceRequest } from '../../contract/house/feedback.ts'
import { Done } from '../../contract/house/people.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

const ofDay = ofHouse.extend({ day: z.iso.date() })

export const services: Route = (server, { house }) => {
  server.put(
    '/restaurants/:restaurant/services/:day',
    {
      config: { access: 'service.write' },
      schema: {
        operationId: 'noteService',
        tags: ['service'],
        summary: 'How many people were served on a day; the last number told counts',
        params: ofDay,
        body: ServiceRequest,
        response: { 200: Done },
      },
    },
    async ({ who, restaurantId, params, body }) => {
      await house.feedback.noteService(who, restaurantId, params.day, body)
      return { done: true as const }
    },
  )
}
