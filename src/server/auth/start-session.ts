import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { MaridajeError } from '../../errors.ts'
import type { Accounts } from './accounts.ts'
import type { Gate } from './gate.ts'
import type { SessionStart } from './started-sessions.ts'

/** One shift. */
export const PIN_SESSION_S = 12 * 3_600

/** @returns the set-cookie headers of the answer */
export async function startSession({ auth }: Accounts, body: z.infer<typeof SessionStart>): Promise<string[]> {
  const { headers } = await auth.api.startSession({ body, returnHeaders: true })
  return headers.getSetCookie()
}

/** Signs in whoever this answer goes to. */
export async function signInWith(
  gate: Gate | null,
  reply: FastifyReply,
  body: z.infer<typeof SessionStart>,
): Promise<void> {
  if (!gate) throw new MaridajeError('database_unavailable', 'There are no accounts without a database')
  for (const cookie of await startSession(gate.accounts, body)) reply.header('set-cookie', cookie)
  reply.header('cache-control', 'no-store')
}
