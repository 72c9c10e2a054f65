/** A house as a whole: made, read, set, let in for support. */
import { z } from 'zod'
import { Done } from '../../contract/house/people.ts'
import { HouseChange, HouseSettings, NewRestaurant, Support, SupportRequest } from '../../contract/house/restaurants.ts'
import { refusePin } from '../auth/identity.ts'
import { matchOf, sendTagged } from '../if-match.ts'
import { originOf } from '../origin.ts'
import type { Route, SiteConfig } from '../route.ts'

export const ofHouse = z.object({ restaurant: z.string().min(1).max(80).meta({ description: 'its id or slug' }) })

export const houses =
  (config: SiteConfig): Route =>
  (server, app) => {
    server.post(
      '/restaurants',
      {
        config: { access: 'signed_in' },
        schema: {
          operationId: 'makeRestaurant',
          tags: ['restaurants'],
          summary: 'Makes a restaurant; whoever asks is its owner',
          body: NewRestaurant,
          response: { 201: HouseSettings },
        },
      },
      async (request, reply) => {
        const { who, identity, body } = request
        refusePin(identity)
        const made = await app.house.restaurants.make(who, body)
        reply.code(201).header('location', `/api/v1/restaurants/${made.id}`)
        return withUrl(made, originOf(request, config.publicUrl))
      },
    )
    server.get(
      '/restaurants/:restaurant',
      {
        config: { access: 'house.read' },
        schema: {
          operationId: 'readRestaurant',
          tags: ['restaurants'],
          summary: 'A house and its settings',
          params: ofHouse,
          response: { 200: HouseSettings },
        },
      },
      async (request, reply) => {
        const settings = await app.house.restaurants.settings(request.who, request.restaurantId)
        sendTagged(reply, settings.revision)
        return withUrl(settings, originOf(request, config.publicUrl))
      },
    )
    server.patch(
      '/restaurants/:restaurant',
      {
        config: { access: 'house.write' },
        schema: {
          operationId: 'changeRestaurant',
          tags: ['restaurants'],
          summary: 'Changes settings; those of money need money.write',
          params: ofHouse,
          body: HouseChange,
          response: { 200: HouseSettings },
        },
      },
      async (request, reply) => {
        const { who, restaurantId, body } = request
        const settings = await app.house.restaurants.change(who, restaurantId, body, matchOf(request))
        sendTagged(reply, settings.revision)
        return withUrl(settings, originOf(request, config.publicUrl))
      },
    )
    server.get(
      '/restaurants/:restaurant/support',
      {
        config: { access: 'house.write' },
        schema: {
          operationId: 'readSupport',
          tags: ['people'],
          summary: 'Until when the platform’s people may read this house',
          params: ofHouse,
          response: { 200: Support },
        },
      },
      ({ restaurantId }) => app.house.restaurants.support(restaurantId),
    )
    server.post(
      '/restaurants/:restaurant/support',
      {
        config: { access: 'house.write' },
        schema: {
          operationId: 'letSupportIn',
          tags: ['people'],
          summary: 'Lets the platform’s people read this house for some hours; each look leaves a line in the log',
          params: ofHouse,
          body: SupportRequest,
          response: { 200: Support },
        },
      },
      ({ who, restaurantId, body }) => app.house.restaurants.letSupportIn(who, restaurantId, body.hours),
    )
    server.delete(
      '/restaurants/:restaurant/support',
      {
        config: { access: 'house.write' },
        schema: {
          operationId: 'sendSupportAway',
          tags: ['people'],
          summary: 'Ends it before its time',
          params: ofHouse,
          response: { 200: Done },
        },
      },
      async ({ who, restaurantId }) => {
        await app.house.restaurants.sendSupportAway(who, restaurantId)
        return { done: true as const }
      },
    )
  }

/** The use cases know the path of a guest's page, the request its host. */
function withUrl(settings: HouseSettings, origin: string): HouseSettings {
  return { ...settings, public_url: `${origin}${settings.public_url}` }
}
