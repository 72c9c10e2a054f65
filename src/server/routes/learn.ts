import { z } from 'zod'
import { Principles, Quiz, WineDishes } from '../../contract/learn.ts'
import { Lang } from '../../contract/requests.ts'
import type { Route } from '../route.ts'

const Query = z.object({ lang: Lang.default('es') })

export const learn: Route = (server, app) => {
  server.get(
    '/learn/principles',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'listPrinciples',
        tags: ['learning'],
        summary: 'The principles of pairing, each with its sources and with examples judged now',
        querystring: Query,
        response: { 200: Principles },
      },
    },
    async ({ query: { lang } }) => ({ items: app.learning.principles(lang) }),
  )
  server.get(
    '/learn/quiz',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'makeQuiz',
        tags: ['learning'],
        summary: 'Ten questions about the demo’s menu and wines; the same seed asks the same',
        querystring: Query.extend({ seed: z.coerce.number().int().min(0).max(999_999).default(1) }),
        response: { 200: Quiz },
      },
    },
    async ({ query: { seed, lang } }) => app.learning.quiz(seed, lang),
  )
  server.get(
    '/learn/dishes',
    {
      config: { access: 'open' },
      schema: {
        operationId: 'findDishes',
        tags: ['learning'],
        summary: 'Dishes of the demo’s menu for a wine, by its label',
        querystring: Query.extend({ wine: z.string().trim().min(1).max(300) }),
        response: { 200: WineDishes },
      },
    },
    async ({ query: { wine, lang } }) => app.learning.dishesFor(wine, lang),
  )
}
