/** Invitations, by mail and as a link to send by hand. */
import { z } from 'zod'
import { Done, Invitation, InvitationAnswer, InvitationCard, NewInvitation } from '../../contract/house/people.ts'
import { page } from '../../contract/restaurant.ts'
import { SESSION_S } from '../auth/accounts.ts'
import type { Gate } from '../auth/gate.ts'
import { signInWith } from '../auth/start-session.ts'
import { originOf } from '../origin.ts'
import type { Route, SiteConfig } from '../route.ts'
import { ofHouse } from './houses.ts'

const ofInvitation = z.object({ invitation: z.string().min(20).max(80) })
/** Whoever guesses links is slowed down before he begins. */
const BY_LINK = { max: 60, timeWindow: '1 minute' }

export const invitations =
  (gate: Gate | null, config: SiteConfig): Route =>
  (server, app) => {
    server.get(
      '/restaurants/:restaurant/invitations',
      {
        config: { access: 'team.write' },
        schema: {
          operationId: 'listInvitations',
          tags: ['people'],
          summary: 'Invitations that are open',
          params: ofHouse,
          response: { 200: page(Invitation) },
        },
      },
      async (request) => {
        const origin = originOf(request, config.publicUrl)
        const open = await app.house.team.invitations(request.restaurantId)
        return { items: open.map((one) => shown(one, origin)), next: null }
      },
    )
    server.post(
      '/restaurants/:restaurant/invitations',
      {
        config: { access: 'team.write', isSecret: true },
        schema: {
          operationId: 'invite',
          tags: ['people'],
          summary: 'Invites somebody by mail; the link is in the answer as well',
          params: ofHouse,
          body: NewInvitation,
          response: { 201: Invitation },
        },
      },
      async (request, reply) => {
        const { who, restaurantId, body } = request
        const { house, ...invitation } = await app.house.team.invite(who, restaurantId, body)
        const answer = shown(invitation, originOf(request, config.publicUrl))
        gate?.post({ kind: 'invitation', to: answer.email, name: who.name, house, url: answer.url })
        return reply.code(201).send(answer)
      },
    )
    server.delete(
      '/restaurants/:restaurant/invitations/:invitation',
      {
        config: { access: 'team.write' },
        schema: {
          operationId: 'withdrawInvitation',
          tags: ['people'],
          summary: 'Takes an invitation back',
          params: ofHouse.extend(ofInvitation.shape),
          response: { 200: Done },
        },
      },
      async ({ who, restaurantId, params }) => {
        await app.house.team.withdraw(who, restaurantId, params.invitation)
        return { done: true as const }
      },
    )
    server.get(
      '/invitations/:invitation',
      {
        config: { access: 'open', rateLimit: BY_LINK },
        schema: {
          operationId: 'readInvitation',
          tags: ['people'],
          summary: 'What the page behind the link of an invitation shows',
          params: ofInvitation,
          response: { 200: InvitationCard },
        },
      },
      ({ params }) => app.house.team.invitationCard(params.invitation),
    )
    server.post(
      '/invitations/:invitation/accept',
      {
        config: { access: 'open', rateLimit: BY_LINK },
        schema: {
          operationId: 'acceptInvitation',
          tags: ['people'],
          summary: 'Joins the house: with a password as a new account, without one as whoever is signed in',
          params: ofInvitation,
          body: InvitationAnswer,
          response: { 200: Done },
        },
      },
      async ({ params, body, identity }, reply) => {
        const signedIn = identity.kind === 'person' && !identity.phone ? identity.userId : null
        const { userId, isNew } = await app.house.team.accept(params.invitation, body, signedIn)
        gate?.identities.forget()
        if (isNew) await signInWith(gate, reply, { userId, phone: null, lifetimeS: SESSION_S })
        return { done: true as const }
      },
    )
  }

function shown(
  { id, email, role, expiresAt }: { id: string; email: string; role: Invitation['role']; expiresAt: Date },
  origin: string,
): Invitation {
  return { id, email, role, expires_at: expiresAt.toISOString(), url: `${origin}/invitacion/${id}` }
}
