/**
 * The same input and the same engine give the same output, byte for byte, and the output names its engine: so the hash
 * of the answer stands for engine, list, language and request, and changes when any of them changes the answer.
 */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'

export async function withEtag(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (reply.statusCode !== 200 || !(typeof payload === 'string' || Buffer.isBuffer(payload))) return payload
  const etag = `"${createHash('sha1').update(payload).digest('base64url')}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  if (!etagMatches(request.headers['if-none-match'], etag)) return payload
  reply.code(304).removeHeader('content-type')
  return ''
}

/** For what knows its own version: the answer is neither written out nor sent where the caller has it. */
export function sendIfChanged(
  request: FastifyRequest,
  reply: FastifyReply,
  version: string,
  answer: unknown,
): FastifyReply {
  const etag = `"${version}"`
  reply.header('etag', etag).header('cache-control', 'private, no-cache')
  return etagMatches(request.headers['if-none-match'], etag) ? reply.code(304).send() : reply.send(answer)
}

/** JSON that is written already. */
export function sendJson(reply: FastifyReply, bytes: Buffer): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(bytes)
}

/** Weak comparison: a proxy that compressed the answer may have marked it `W/`. */
export function etagMatches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
}
