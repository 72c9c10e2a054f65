/** The pairings of a house as its own people see them; margins only for who may see money. */
import { z } from 'zod'
import { HousePairing } from '../../contract/house/curation.ts'
import { Lang } from '../../contract/requests.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

const Question = z.object({
  lang: Lang.default('es'),
  top: z.coerce.number().int().min(1).max(100).default(5),
  weight: z.coerce
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta({ description: 'of margin, instead of the one the house set; only for who may see money' }),
})
const OfDish = Question.extend({
  dish: z.string().min(1).max(2_000).meta({ description: 'an id of the menu, or a dish as text' }),
})
const OfMenu = Question.extend({
  after: z.string().max(80).optional().meta({ description: 'the `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

export const housePairings: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/pairings',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'pairInHouse',
        tags: ['curation'],
        summary: 'A dish with the wines of the house: its pins, notes and vetoes, and what margin would change',
        params: ofHouse,
        querystring: OfDish,
        response: { 200: HousePairing },
      },
    },
    ({ who, restaurantId, query: { dish, ...question } }) => house.curations.pairing(who, restaurantId, dish, question),
  )
  server.get(
    '/restaurants/:restaurant/pairings/all',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'pairWholeMenu',
        tags: ['curation'],
        summary: 'Every dish of the menu with the wines of the house',
        params: ofHouse,
        querystring: OfMenu,
        response: { 200: page(HousePairing) },
      },
    },
    ({ who, restaurantId, query }) => house.curations.pairings(who, restaurantId, query),
  )
}
