/** What the server tells whoever watches it: each answer, with no word of who asked for what. */
import type { FastifyRequest } from 'fastify'
import type { Server } from './route.ts'

export interface Answered {
  /** the pattern of the address; `none` where it was no known one */
  route: string
  method: string
  status: number
  seconds: number
  role: string
  /** dishes that were paired in it */
  dishes: number
  /** types of feedback that it took */
  feedback: readonly string[]
}

export interface Observer {
  answered(answer: Answered): void
}

const PAIRING = /\/(pairings|tables|tastings)(\/|$)/
const FEEDBACK = /\/feedback$/

export function countAnswers(server: Server, observer: Observer): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    observer.answered({
      route,
      method: request.method,
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
      // Refused before anybody asked who it was.
      role: request.who ? request.who.role : 'nobody',
      dishes: PAIRING.test(route) ? dishesIn(request) : 0,
      feedback: FEEDBACK.test(route) ? typesIn(request) : [],
    })
  })
}

function dishesIn({ body }: FastifyRequest): number {
  return hasList(body, 'dishes') ? body.dishes.length : 1
}

function typesIn({ body }: FastifyRequest): string[] {
  if (!hasList(body, 'events')) return []
  return body.events.flatMap((event: unknown) =>
    typeof event === 'object' && event !== null && 'type' in event ? [String(event.type)] : [],
  )
}

function hasList<K extends string>(body: unknown, key: K): body is Record<K, unknown[]> {
  return typeof body === 'object' && body !== null && Array.isArray(Object.getOwnPropertyDescriptor(body, key)?.value)
}
