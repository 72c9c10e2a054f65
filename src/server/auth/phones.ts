/** The enrolled phone behind a request, by its cookie. */
import type { FastifyRequest } from 'fastify'
import type { App } from '../../app/app.ts'
import type { FoundDevice } from '../../app/people.ts'
import { hashOf } from '../../app/team/secrets.ts'
import { MaridajeError } from '../../errors.ts'
import { deviceSecretOf } from './cookies.ts'

export function findPhone(app: App, secret: string): Promise<FoundDevice | null> {
  return app.people.device(hashOf(secret))
}

export async function requirePhone(app: App, request: Pick<FastifyRequest, 'headers'>): Promise<FoundDevice> {
  const secret = deviceSecretOf(request)
  const phone = secret === null ? null : await findPhone(app, secret)
  if (phone) return phone
  throw new MaridajeError('unauthenticated', 'This phone is not enrolled in any house', {
    hint: 'The owner makes a link for it on the page of the team; open that link on the phone.',
  })
}
