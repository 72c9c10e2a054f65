/** ETag and If-Match of things that people change: nobody overwrites what he has not seen. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RequireMatch, Revision } from '../app/revision.ts'
import { MaridajeError } from '../errors.ts'

/** Sends the state along, so that a change can name it. */
export function sendTagged(reply: FastifyReply, revision: Revision): FastifyReply {
  return reply.header('etag', tagOf(revision)).header('cache-control', 'private, no-cache')
}

/** Throws where the request names another state than this one; a request that names none goes through. */
export function requireMatch({ headers }: Pick<FastifyRequest, 'headers'>, revision: Revision | null): void {
  const wanted = headers['if-match']
  if (wanted === undefined) return
  const tags = wanted.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (revision !== null && (tags.includes('*') || tags.includes(tagOf(revision)))) return
  throw new MaridajeError('precondition_failed', 'It was changed since it was read', {
    hint: 'Read it again, and send the change with the ETag of that answer as If-Match.',
  })
}

/** For a use case that reads the state itself, within its transaction. */
export function matchOf(request: Pick<FastifyRequest, 'headers'>): RequireMatch {
  return (revision) => requireMatch(request, revision)
}

export function tagOf(revision: Revision): string {
  return `"${revision instanceof Date ? revision.getTime().toString(36) : revision}"`
}
