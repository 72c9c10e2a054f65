/** What the house decides of its dishes and wines. */
import { z } from 'zod'
import { Curation, CurationRequest, OrderRequest } from '../../contract/house/curation.ts'
import { Done } from '../../contract/house/people.ts'
import { page } from '../../contract/restaurant.ts'
import { matchOf, sendTagged } from '../if-match.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

export const ofDish = ofHouse.extend({
  dish: z.string().min(1).max(500).meta({ description: 'an id of the menu, or the name of a dish' }),
})
const ofPair = ofDish.extend({ wine: z.string().min(1).max(80) })

export const curation: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/curation',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'listDecisions',
        tags: ['curation'],
        summary: 'All pins, vetoes, approvals and notes of the house',
        params: ofHouse,
        response: { 200: page(Curation) },
      },
    },
    async ({ restaurantId }) => ({ items: await house.curations.decisions(restaurantId), next: null }),
  )
  server.put(
    '/restaurants/:restaurant/pairings/:dish/:wine',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'decidePairing',
        tags: ['curation'],
        summary: 'Pin, veto or approve a wine with a dish, with a note for the guest',
        description: 'It holds for the dish by its name and for the wine through its vintages, and acts at once.',
        params: ofPair,
        body: CurationRequest,
        response: { 200: Curation },
      },
    },
    async (request, reply) => {
      const { who, restaurantId, params, body } = request
      const made = await house.curations.decide(who, restaurantId, params, body, matchOf(request))
      return sendTagged(reply, made.revision).send(made)
    },
  )
  server.delete(
    '/restaurants/:restaurant/pairings/:dish/:wine',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'takeBackDecision',
        tags: ['curation'],
        summary: 'Takes back what was decided of a dish and a wine',
        params: ofPair,
        response: { 200: Done },
      },
    },
    async (request) => {
      const { who, restaurantId, params } = request
      await house.curations.takeBack(who, restaurantId, params, matchOf(request))
      return { done: true as const }
    },
  )
  server.put(
    '/restaurants/:restaurant/pairings/:dish',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'orderPairings',
        tags: ['curation'],
        summary: 'The first wines of a dish in this order; they become its pins, and no others stay',
        params: ofDish,
        body: OrderRequest,
        response: { 200: page(Curation) },
      },
    },
    async ({ who, restaurantId, params, body }) => ({
      items: await house.curations.order(who, restaurantId, params.dish, body.wine_ids),
      next: null,
    }),
  )
}
