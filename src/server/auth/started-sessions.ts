/**
 * Sessions that begin without a password: a PIN on an enrolled phone, the account just made by a setup link or an
 * invitation. An endpoint of the account library that no address leads to; cookie and row are the library's own.
 */
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

export const SessionStart = z.object({
  userId: z.string(),
  /** the enrolled phone whose PIN opened it, and its house; null: as good as a password */
  phone: z.object({ id: z.string(), restaurantId: z.string() }).nullable(),
  lifetimeS: z.int().positive(),
})

/** What such a session knows beside the library's own: it ends with its phone, and is good for its house alone. */
export const SESSION_FIELDS = {
  deviceId: { type: 'string' as const, required: false, input: false },
  activeOrganizationId: { type: 'string' as const, required: false, input: false },
}

export const startedSessions = {
  id: 'started-sessions',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: 'POST', body: SessionStart }, async (context) => {
      const { userId, phone, lifetimeS } = context.body
      const { internalAdapter } = context.context
      const user = await internalAdapter.findUserById(userId)
      if (!user) throw context.error('NOT_FOUND')
      const own = {
        expiresAt: new Date(Date.now() + lifetimeS * 1_000),
        deviceId: phone?.id ?? null,
        activeOrganizationId: phone?.restaurantId ?? null,
      }
      const session = await internalAdapter.createSession(userId, false, own, true)
      await setSessionCookie(context, { session, user }, false, { maxAge: lifetimeS })
      return context.json({ started: true })
    }),
  },
}
