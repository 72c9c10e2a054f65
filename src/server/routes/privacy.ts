import { AccountDeletion, Done } from '../../contract/house/people.ts'
import { HouseDeletion, HouseExport } from '../../contract/house/restaurants.ts'
import { refusePin } from '../auth/identity.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

/** Everything of a house in one file, and its end (Law 29733). */
export const privacy: Route = (server, app) => {
  server.get(
    '/restaurants/:restaurant/export',
    {
      config: { access: 'house.write' },
      schema: {
        operationId: 'exportRestaurant',
        tags: ['people'],
        summary: 'Everything that is kept of this house, by table, without secrets',
        params: ofHouse,
        response: { 200: HouseExport },
      },
    },
    async ({ who, restaurantId, params }, reply) => {
      const name = params.restaurant.replace(/[^\w-]/g, '')
      reply.header('content-disposition', `attachment; filename="maridaje-${name}.json"`)
      reply.header('cache-control', 'no-store')
      return app.house.privacy.export(who, restaurantId)
    },
  )
  server.delete(
    '/restaurants/:restaurant',
    {
      config: { access: 'house.write' },
      schema: {
        operationId: 'deleteRestaurant',
        tags: ['people'],
        summary: 'Deletes a house for good, with the accounts that belong to no other',
        params: ofHouse,
        body: HouseDeletion,
        response: { 200: Done },
      },
    },
    async ({ who, restaurantId, body }) => {
      await app.house.privacy.delete(who, restaurantId, body.confirm)
      return { done: true as const }
    },
  )
  server.delete(
    '/me',
    {
      config: { access: 'signed_in' },
      schema: {
        operationId: 'deleteAccount',
        tags: ['people'],
        summary: 'Deletes the account of whoever asks, with their place in every house; the last owner of one stays',
        body: AccountDeletion,
        response: { 200: Done },
      },
    },
    async ({ who, identity, body }) => {
      refusePin(identity)
      await app.house.privacy.deleteAccount(who, body.confirm)
      return { done: true as const }
    },
  )
}
