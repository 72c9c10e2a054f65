import { z } from 'zod'
import type { App } from '../../app/app.ts'
import { Lang } from '../../contract/requests.ts'
import { guestPath } from '../guest/paths.ts'
import { originOf } from '../origin.ts'
import type { Server } from '../route.ts'

const Params = z.object({ restaurant: z.string().min(1).max(80) })
const Query = z.object({ lang: Lang.default('es') })

/** Three in ten spots may be scratched or stained: a table sees a lot. */
const LEVEL = 'Q'
const PIXELS = 1_024

/** The code for the table: it leads to the page for guests. */
export function qr(config: { publicUrl: string | undefined }) {
  return (server: Server, app: App): void => {
    const description = 'the code'
    const about = { tags: ['guests'], params: Params, querystring: Query }
    server.get(
      '/restaurants/:restaurant/qr.svg',
      {
        config: { access: 'house.seen' },
        schema: {
          ...about,
          operationId: 'qrSvg',
          summary: 'The code that leads to the page for guests, for print',
          response: { 200: { description, content: { 'image/svg+xml': { schema: z.string() } } } },
        },
      },
      async (request, reply) => {
        const { toString: draw } = await import('qrcode')
        const url = await urlOf(app, request.restaurantId, request.query.lang, originOf(request, config.publicUrl))
        const code = await draw(url, { type: 'svg', errorCorrectionLevel: LEVEL })
        return reply.type('image/svg+xml; charset=utf-8').header('cache-control', 'private, no-cache').send(code)
      },
    )
    server.get(
      '/restaurants/:restaurant/qr.png',
      {
        config: { access: 'house.seen' },
        schema: {
          ...about,
          operationId: 'qrPng',
          summary: 'The code that leads to the page for guests, as pixels',
          response: { 200: { description, content: { 'image/png': { schema: z.any().meta({ format: 'binary' }) } } } },
        },
      },
      async (request, reply) => {
        const { toBuffer: draw } = await import('qrcode')
        const url = await urlOf(app, request.restaurantId, request.query.lang, originOf(request, config.publicUrl))
        const code = await draw(url, { type: 'png', errorCorrectionLevel: LEVEL, width: PIXELS })
        return reply.type('image/png').header('cache-control', 'private, no-cache').send(code)
      },
    )
  }
}

async function urlOf(app: App, restaurantId: string, lang: Lang, origin: string): Promise<string> {
  const house = await app.findRestaurant(restaurantId)
  return origin + guestPath(house?.slug ?? restaurantId, lang)
}
