import { z } from 'zod'
import type { App } from '../../app/app.ts'
import { Sharing } from '../../contract/house/guest-menu.ts'
import { Lang } from '../../contract/requests.ts'
import { guestPath } from '../guest/paths.ts'
import { renderFrame, renderSnippet } from '../guest/snippet.ts'
import { guestWords } from '../guest/words.ts'
import { originOf } from '../origin.ts'
import type { Server } from '../route.ts'

const Params = z.object({ restaurant: z.string().min(1).max(80) })
const Query = z.object({ lang: Lang.default('es') })

export function snippet(config: { publicUrl: string | undefined }) {
  return (server: Server, app: App): void => {
    server.get(
      '/restaurants/:restaurant/snippet',
      {
        config: { access: 'house.seen' },
        schema: {
          operationId: 'shareMenu',
          tags: ['guests'],
          summary: 'The link for guests, for WhatsApp, and HTML for the house’s own site',
          params: Params,
          querystring: Query,
          response: { 200: Sharing },
        },
      },
      async (request) => {
        const { lang } = request.query
        const origin = originOf(request, config.publicUrl)
        const menu = await app.guestMenu(request.restaurantId, lang)
        const { slug, name } = menu.restaurant
        const url = origin + guestPath(slug, lang)
        const text = guestWords(lang).share(name, url)
        return {
          url,
          is_public: (await app.findRestaurant(slug))?.isPublic ?? false,
          whatsapp: { text, url: `https://wa.me/?text=${encodeURIComponent(text)}` },
          iframe: renderFrame(slug, name, lang, origin),
          html: renderSnippet(menu, origin),
        }
      },
    )
  }
}
