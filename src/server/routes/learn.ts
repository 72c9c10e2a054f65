import { z } from 'zod'
import { Principles, Quiz } from '../../contract/learn.ts'
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
}
