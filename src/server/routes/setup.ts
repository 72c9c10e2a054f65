/** The first account, by the link that the console shows. */
import { Done, SetupRequest } from '../../contract/house/people.ts'
import { SESSION_S } from '../auth/accounts.ts'
import type { Gate } from '../auth/gate.ts'
import { signInWith } from '../auth/start-session.ts'
import type { Route } from '../route.ts'

export const setup =
  (gate: Gate | null): Route =>
  (server, app) => {
    server.post(
      '/setup',
      {
        config: { access: 'open', rateLimit: { max: 20, timeWindow: '1 minute' } },
        schema: {
          operationId: 'setUp',
          tags: ['people'],
          summary: 'Makes the first account and its restaurant, with the link of the first start, and signs in',
          body: SetupRequest,
          response: { 200: Done },
        },
      },
      async ({ body }, reply) => {
        const { userId } = await app.house.team.setUp(body)
        await signInWith(gate, reply, { userId, phone: null, lifetimeS: SESSION_S })
        return { done: true as const }
      },
    )
  }
