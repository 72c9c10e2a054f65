import { z } from 'zod'
import { may } from '../../app/who.ts'
import { ListWine, MenuDish, page, Restaurant } from '../../contract/restaurant.ts'
import { whoIn } from '../auth/identity.ts'
import type { Route } from '../route.ts'

const Params = z.object({ restaurant: z.string().min(1).max(80).meta({ description: 'an id, or `demo`' }) })

export const restaurants: Route = (server, app) => {
  server.get(
    '/restaurants',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'listRestaurants',
        tags: ['restaurants'],
        summary: 'The restaurants to be seen',
        response: { 200: page(Restaurant) },
      },
    },
    async ({ identity }) => {
      const all = await app.restaurants()
      const seen = all.filter(({ id, slug }) => slug === 'demo' || whoIn(identity, id).permissions.size > 0)
      return wholePage(seen.map(({ isPublic: _, ...restaurant }) => restaurant))
    },
  )
  server.get(
    '/restaurants/:restaurant/menus',
    {
      config: { access: 'house.seen' },
      schema: {
        operationId: 'readMenu',
        tags: ['restaurants'],
        summary: 'The published menu, in its printed order',
        params: Params,
        response: { 200: page(MenuDish) },
      },
    },
    async ({ params }) => wholePage(await app.menu(params.restaurant)),
  )
  server.get(
    '/restaurants/:restaurant/wines',
    {
      config: { access: 'house.seen' },
      schema: {
        operationId: 'readWineList',
        tags: ['restaurants'],
        summary: 'The wine list, in its printed order',
        params: Params,
        response: { 200: page(ListWine) },
      },
    },
    async ({ params, who }) => {
      const wines = await app.wines(params.restaurant)
      // How many bottles there are is the house's own affair.
      return wholePage(may(who, 'house.read') ? wines : wines.map((wine) => ({ ...wine, stock: null })))
    },
  )
}

/** Menus and lists are short enough to be sent whole. */
function wholePage<T>(items: T[]): { items: T[]; next: null } {
  return { items, next: null }
}
