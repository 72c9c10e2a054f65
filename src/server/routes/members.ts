import { z } from 'zod'
import { Done, Member, MemberChange, NewMember } from '../../contract/house/people.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'
import { ofHouse } from './houses.ts'

const ofMember = ofHouse.extend({ user: z.string().min(1).max(80) })

/** Who works in a house, and as what. */
export const members: Route = (server, app) => {
  server.get(
    '/restaurants/:restaurant/members',
    {
      config: { access: 'team.write' },
      schema: {
        operationId: 'listMembers',
        tags: ['people'],
        summary: 'Who works in this house',
        params: ofHouse,
        response: { 200: page(Member) },
      },
    },
    async ({ restaurantId }) => ({ items: await app.house.team.members(restaurantId), next: null }),
  )
  server.post(
    '/restaurants/:restaurant/members',
    {
      config: { access: 'team.write' },
      schema: {
        operationId: 'addMember',
        tags: ['people'],
        summary: 'Adds a colleague without mail: a name and a PIN for the phones of the house',
        params: ofHouse,
        body: NewMember,
        response: { 201: Member },
      },
    },
    async ({ who, restaurantId, body }, reply) =>
      reply.code(201).send(await app.house.team.addMember(who, restaurantId, body)),
  )
  server.patch(
    '/restaurants/:restaurant/members/:user',
    {
      config: { access: 'team.write' },
      schema: {
        operationId: 'changeMember',
        tags: ['people'],
        summary: 'Another role, another PIN, or none; the last owner stays owner',
        params: ofMember,
        body: MemberChange,
        response: { 200: Member },
      },
    },
    ({ who, restaurantId, params, body }) => app.house.team.changeMember(who, restaurantId, params.user, body),
  )
  server.delete(
    '/restaurants/:restaurant/members/:user',
    {
      config: { access: 'team.write' },
      schema: {
        operationId: 'removeMember',
        tags: ['people'],
        summary: 'Takes somebody out of the house, with the keys they made; the last owner stays',
        params: ofMember,
        response: { 200: Done },
      },
    },
    async ({ who, restaurantId, params }) => {
      await app.house.team.removeMember(who, restaurantId, params.user)
      return { done: true as const }
    },
  )
}
