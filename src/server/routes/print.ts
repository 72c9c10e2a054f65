import { z } from 'zod'
import { Lang } from '../../contract/requests.ts'
import { PRINT_STYLES } from '../print/layout.ts'
import { menuPrinter } from '../print/print-menu.ts'
import type { Route } from '../route.ts'

const Params = z.object({ restaurant: z.string().min(1).max(80) })
const Query = z.object({
  lang: Lang.default('es'),
  style: z
    .enum(PRINT_STYLES)
    .default('menu')
    .meta({ description: '`menu`: for the table; `compact`: dish beside wines' }),
})

export const print: Route = (server, app) => {
  const printMenu = menuPrinter()
  server.get(
    '/restaurants/:restaurant/print.pdf',
    {
      config: { access: 'house.seen' },
      schema: {
        operationId: 'printMenu',
        tags: ['guests'],
        summary: 'The menu with its wines as PDF, A4',
        params: Params,
        querystring: Query,
        response: {
          200: { description: 'PDF', content: { 'application/pdf': { schema: z.any().meta({ format: 'binary' }) } } },
        },
      },
    },
    async ({ restaurantId, query: { lang, style } }, reply) => {
      const menu = await app.guestMenu(restaurantId, lang)
      const pdf = await printMenu(menu, style)
      const name = `${lang === 'es' ? 'carta' : 'menu'}-${menu.restaurant.slug}.pdf`
      return reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename="${name}"`)
        .header('cache-control', 'private, no-cache')
        .send(pdf)
    },
  )
}
