/** Every failure leaves as a problem of RFC 9457: what is wrong, where, what to do. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Problem } from '../contract/results.ts'
import { ERRORS, type ErrorCode, MaridajeError } from '../errors.ts'

const RETRY_AFTER_S = 5

/** What Fastify itself refuses, by its status. */
const BY_STATUS: Record<number, ErrorCode> = {
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
}

export function problemOf(code: ErrorCode, detail: string, more: Pick<Problem, 'hint' | 'place'> = {}): Problem {
  const { status, title } = ERRORS[code]
  return { type: `urn:maridaje:problem:${code}`, title, status, detail, code, ...more }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_S)
  return reply.code(problem.status).type('application/problem+json').serializer(JSON.stringify).send(problem)
}

export function handleError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = read(error)
  if (problem.status >= 500 && problem.code === 'internal') request.log.error({ err: error }, 'a request failed')
  if (error instanceof MaridajeError && error.retryAfterS !== null) reply.header('retry-after', error.retryAfterS)
  return sendProblem(reply, problem)
}

function read(error: FastifyError): Problem {
  if (error instanceof MaridajeError) return ofOurs(error)
  if (hasZodFastifySchemaValidationErrors(error)) return ofValidation(error)
  if (isRefusedValue(error))
    return problemOf('bad_input', 'One of the values cannot be kept: a sign that is no text, or a number out of range')
  const status = error.statusCode ?? 500
  if (status >= 500) return problemOf('internal', 'The request could not be answered; the failure was noted.')
  const code = BY_STATUS[status] ?? 'bad_input'
  return problemOf(code, error.message, hintFor(code))
}

/** PostgreSQL's class of data exceptions: NUL in a text, a number too small for its column, an id that is none. */
function isRefusedValue(error: Error & { code?: string }): boolean {
  return /^22[0-9A-Z]{3}$/.test(error.code ?? '')
}

function ofOurs(error: MaridajeError): Problem {
  const hint = error.hint ? { hint: error.hint } : {}
  const place = Object.keys(error.place).length > 0 ? { place: error.place } : {}
  return problemOf(error.code, error.message, { ...hint, ...place })
}

/** The first failure in detail, with the path of its field. */
function ofValidation(error: FastifyError): Problem {
  const [first] = error.validation ?? []
  const path = (first?.instancePath ?? '').split('/').filter(Boolean)
  const { message, deeper } = explain(first?.message ?? 'wrong form', first?.params.errors)
  const field = [...path, ...deeper].join('.')
  const where = field || (error.validationContext === 'querystring' ? 'the query' : 'the body')
  return problemOf('bad_input', `${where}: ${message}`, {
    ...(field && { place: { field } }),
    hint: 'The form of every request is in /api/docs.',
  })
}

const UnionIssue = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() })
const UnionIssues = z.array(z.array(UnionIssue).min(1)).min(1)

/** Where several forms are allowed (a text, or an object), the one that came furthest says what is wrong. */
function explain(message: string, branches: unknown): { message: string; deeper: string[] } {
  const reading = UnionIssues.safeParse(branches)
  if (!reading.success) return { message, deeper: [] }
  const firsts = reading.data.map(([issue]) => issue!)
  const furthest = firsts.reduce((best, issue) => (issue.path.length > best.path.length ? issue : best))
  if (furthest.path.length > 0) return { message: furthest.message, deeper: furthest.path.map(String) }
  return { message: firsts.map((issue) => issue.message.replace(/^Invalid input: /, '')).join(', or '), deeper: [] }
}

function hintFor(code: ErrorCode): Pick<Problem, 'hint'> {
  if (code === 'unsupported_media_type') return { hint: 'Send JSON with content-type: application/json.' }
  if (code === 'too_large') return { hint: 'Send the lines in several requests.' }
  return {}
}
