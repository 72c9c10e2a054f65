/** What the house knows better about the taste of its dishes and wines. */
import { z } from 'zod'
import {
  HousePairing,
  HouseProfile,
  HouseProfileRequest,
  WineNumbers,
  WineProfileEffect,
} from '../../contract/house/curation.ts'
import { Lang } from '../../contract/requests.ts'
import { page } from '../../contract/restaurant.ts'
import { matchOf, sendTagged } from '../if-match.ts'
import type { Route } from '../route.ts'
import { ofDish } from './curation.ts'
import { ofHouse } from './houses.ts'
import { ofWine } from './wine-dishes.ts'

const OfTrial = z.object({ lang: Lang.default('es'), top: z.coerce.number().int().min(1).max(100).default(5) })

export const houseProfiles: Route = (server, { house }) => {
  server.get(
    '/restaurants/:restaurant/profiles',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'listHouseProfiles',
        tags: ['curation'],
        summary: 'The numbers that the house set for its own dishes and wines',
        params: ofHouse,
        response: { 200: page(HouseProfile) },
      },
    },
    async ({ restaurantId }) => ({ items: await house.curations.profiles(restaurantId), next: null }),
  )
  server.put(
    '/restaurants/:restaurant/dishes/:dish/profile',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'setDishProfile',
        tags: ['curation'],
        summary: 'Numbers of a dish as the house cooks it; null takes one back',
        params: ofDish,
        body: HouseProfileRequest,
        response: { 200: HouseProfile },
      },
    },
    async (request, reply) => {
      const { who, restaurantId, params, body } = request
      const made = await house.curations.setDishProfile(who, restaurantId, params.dish, body, matchOf(request))
      return sendTagged(reply, made.revision).send(made)
    },
  )
  server.post(
    '/restaurants/:restaurant/dishes/:dish/profile/try',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'tryDishProfile',
        tags: ['curation'],
        summary: 'The wines of a dish as they would stand with these numbers; nothing is written',
        params: ofDish,
        querystring: OfTrial,
        body: HouseProfileRequest,
        response: { 200: HousePairing },
      },
    },
    ({ restaurantId, params, query, body }) => house.curations.tryDishProfile(restaurantId, params.dish, body, query),
  )
  server.get(
    '/restaurants/:restaurant/wines/:wine/profile',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'readWineNumbers',
        tags: ['curation'],
        summary: 'The numbers of a wine as its label is read, without what the house says of it',
        params: ofWine,
        response: { 200: WineNumbers },
      },
    },
    ({ restaurantId, params }) => house.curations.wineNumbers(restaurantId, params.wine),
  )
  server.post(
    '/restaurants/:restaurant/wines/:wine/profile/try',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'tryWineProfile',
        tags: ['curation'],
        summary: 'The dishes with which a wine would change its place with these numbers; nothing is written',
        params: ofWine,
        body: HouseProfileRequest,
        response: { 200: WineProfileEffect },
      },
    },
    ({ restaurantId, params, body }) => house.curations.tryWineProfile(restaurantId, params.wine, body),
  )
  server.put(
    '/restaurants/:restaurant/wines/:wine/profile',
    {
      config: { access: 'curation.write' },
      schema: {
        operationId: 'setWineProfile',
        tags: ['curation'],
        summary: 'Numbers of a wine as the house knows it, for all its vintages; null takes one back',
        params: ofWine,
        body: HouseProfileRequest,
        response: { 200: HouseProfile },
      },
    },
    async (request, reply) => {
      const { who, restaurantId, params, body } = request
      const made = await house.curations.setWineProfile(who, restaurantId, params.wine, body, matchOf(request))
      return sendTagged(reply, made.revision).send(made)
    },
  )
}
