/** /r/:slug and /r/:slug/en: what the code on the table leads to. From memory, so that a database away stops no guest. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app/app.ts'
import type { GuestMenu } from '../../contract/house/guest-menu.ts'
import type { Lang } from '../../contract/requests.ts'
import { etagMatches } from '../etag.ts'
import { renderGuestPage, renderMissingPage } from '../guest/page.ts'
import { guestPath } from '../guest/paths.ts'
import { guestPolicy } from '../guest/style.ts'
import { originOf } from '../origin.ts'
import type { Server } from '../route.ts'

const Params = z.object({ slug: z.string() })
type GuestRequest = FastifyRequest & { params: z.infer<typeof Params> }

/** Seconds: what is sold out must be gone from the next look. */
const CACHE = 'public, max-age=5, stale-if-error=600'

/** Names under which this server is asked for. */
const MOST_ORIGINS = 8

interface Rendered {
  page: string
  etag: string
}

export function guestPage(server: Server, app: App, config: { publicUrl: string | undefined }): void {
  // The same menu object gives the same page.
  const kept = new WeakMap<GuestMenu, Map<string, Rendered>>()
  const render = (menu: GuestMenu, origin: string, isEmbedded: boolean): Rendered => {
    const pages = kept.get(menu) ?? new Map<string, Rendered>()
    kept.set(menu, pages)
    const question = `${isEmbedded} ${origin}`
    const found = pages.get(question)
    if (found) return found
    const page = renderGuestPage(menu, { origin, isEmbedded })
    const rendered = { page, etag: `"${createHash('sha1').update(page).digest('base64url')}"` }
    // Whoever invents names for us fills no memory.
    if (pages.size < MOST_ORIGINS) pages.set(question, rendered)
    return rendered
  }
  const send = async (request: GuestRequest, reply: FastifyReply, lang: Lang, isEmbedded: boolean) => {
    const { slug } = request.params
    allowFrames(reply, isEmbedded)
    const house = await app.findRestaurant(slug)
    if (!house?.isPublic) return sendHtml(reply.code(404).header('cache-control', 'no-store'), renderMissingPage())
    if (house.slug !== slug && !isEmbedded) return reply.redirect(guestPath(house.slug, lang), 301)
    const origin = originOf(request, config.publicUrl)
    const { page, etag } = render(await app.guestMenu(house.id, lang), origin, isEmbedded)
    reply.header('etag', etag).header('cache-control', CACHE).header('content-language', lang)
    if (etagMatches(request.headers['if-none-match'], etag)) return reply.code(304).send()
    return sendHtml(reply, page)
  }
  const options = { schema: { hide: true, params: Params } }
  server.get('/r/:slug', options, (request, reply) => send(request, reply, 'es', false))
  server.get('/r/:slug/en', options, (request, reply) => send(request, reply, 'en', false))
  server.get('/embed/:slug', options, (request, reply) => send(request, reply, 'es', true))
  server.get('/embed/:slug/en', options, (request, reply) => send(request, reply, 'en', true))
}

/** The policy of the app forbids what a page without scripts does not need; the embedded one may stand anywhere. */
function allowFrames(reply: FastifyReply, isEmbedded: boolean): void {
  reply.header('content-security-policy', guestPolicy(isEmbedded ? '*' : "'none'"))
  if (!isEmbedded) return
  reply.removeHeader('x-frame-options').header('cross-origin-resource-policy', 'cross-origin')
}

function sendHtml(reply: FastifyReply, page: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(page)
}
