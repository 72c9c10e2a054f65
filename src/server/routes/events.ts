/** Server-sent events: something of this topic changed, read it again. A line that breaks goes on with `Last-Event-ID`. */
import type { ServerResponse } from 'node:http'
import { z } from 'zod'
import type { HouseChange, Listening } from '../../app/events/events.ts'
import type { Route } from '../route.ts'

/** Proxies close what says nothing. */
const HEARTBEAT_MS = 15_000
/** Then the page comes again, and is asked anew who it is. */
const LONGEST_MS = 15 * 60_000
/** What a phone that went away without a word may pile up. */
const MOST_WAITING_BYTES = 64 * 1024

export const events: Route = (server, { house }) => {
  const open = new Set<ServerResponse>()
  server.addHook('preClose', async () => {
    for (const response of open) response.end()
  })
  server.get(
    '/restaurants/:restaurant/events',
    {
      config: { access: 'house.read' },
      schema: {
        operationId: 'listenToHouse',
        tags: ['restaurants'],
        summary:
          'Server-sent events `{topic}`: menu, dish, wine, import, curation, house_profile, job, restaurant, model, sales',
        params: z.object({ restaurant: z.string().min(1).max(80) }),
        headers: z.looseObject({ 'last-event-id': z.string().max(40).optional() }),
        querystring: z.object({ last_event_id: z.string().max(40).optional() }),
      },
    },
    async (request, reply) => {
      const heard = request.headers['last-event-id'] ?? request.query.last_event_id
      const waiting: HouseChange[] = []
      let say = (change: HouseChange): void => void waiting.push(change)
      const listening = await house.events.listen(request.restaurantId, numberOf(heard), (change) => say(change))
      reply.hijack()
      const { raw } = reply
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) raw.setHeader(name, value)
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // nginx would wait for more.
        'x-accel-buffering': 'no',
      })
      keepOpen(raw, listening, open)
      say = ({ id, topic }) => write(raw, `id: ${id}\ndata: ${JSON.stringify({ topic })}\n\n`)
      // The id at once: who is cut off before the first change knows where to go on.
      write(raw, `retry: 2000\nid: ${listening.id}\n\n`)
      for (const change of waiting) say(change)
    },
  )
}

function keepOpen(raw: ServerResponse, listening: Listening, open: Set<ServerResponse>): void {
  open.add(raw)
  const heartbeat = setInterval(() => write(raw, ': here\n\n'), HEARTBEAT_MS)
  const end = setTimeout(() => raw.end(), LONGEST_MS)
  heartbeat.unref()
  end.unref()
  raw.on('error', () => raw.destroy())
  raw.on('close', () => {
    clearInterval(heartbeat)
    clearTimeout(end)
    listening.close()
    open.delete(raw)
  })
}

function write(raw: ServerResponse, text: string): void {
  if (raw.writableEnded) return
  raw.write(text)
  if (raw.writableLength > MOST_WAITING_BYTES) raw.destroy()
}

/** Null for what is no id of ours. */
function numberOf(heard: string | undefined): number | null {
  return heard !== undefined && /^\d{1,15}$/.test(heard) ? Number(heard) : null
}
