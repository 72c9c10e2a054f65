/**
 * Sessions that begin without a password: a PIN on an enrolled phone, the account just made by a setup link or an
 * invitation. An endpoint of the account library that no address leads to; cookie and row are the library's own.
 */
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Accounts } from './accounts.ts'

const SessionStart = z.object({
  userId: z.string(),
  /** the enrolled phone, where a PIN opened it */
  deviceId: z.string().nullable(),
  lifetimeS: z.int().positive(),
})

export const startedSessions = {
  id: 'started-sessions',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: 'POST', body: SessionStart }, async (context) => {
      const { userId, deviceId, lifetimeS } = context.body
      const { internalAdapter } = context.context
      const user = await internalAdapter.findUserById(userId)
      if (!user) throw context.error('NOT_FOUND')
      const expiresAt = new Date(Date.now() + lifetimeS * 1_000)
      const session = await internalAdapter.createSession(userId, false, { expiresAt, deviceId }, true)
      await setSessionCookie(context, { session, user }, false, { maxAge: lifetimeS })
      return context.json({ started: true })
    }),
  },
}

/** @returns the set-cookie headers of the answer */
export async function startSession(
  { auth }: Pick<Accounts, 'auth'>,
  body: z.infer<typeof SessionStart>,
): Promise<string[]> {
  const { headers } = await auth.api.startSession({ body, returnHeaders: true })
  return headers.getSetCookie()
}
