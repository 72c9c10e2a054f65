import { z } from 'zod'
import {
  ConvertRequest,
  Import,
  ImportReview,
  ImportRow,
  ImportRowChange,
  NewImport,
  Onlookers,
  Published,
  PublishRequest,
} from '../../contract/house/lists.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route } from '../route.ts'

const OfHouse = z.object({ restaurant: z.string().min(1).max(80) })
const OfImport = OfHouse.extend({ import: z.string().min(1).max(80) })
const OfRow = OfImport.extend({ row: z.coerce.number().int().min(0).max(100_000) })
const Page = z.object({
  before: z.string().max(80).optional().meta({ description: 'the `next` of the page before' }),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** A file of 20 MB in base64, and what stands around it. */
const IMPORT_LIMIT_BYTES = 28_100_000

export const imports: Route = (server, { house }) => {
  server.post(
    '/restaurants/:restaurant/imports',
    {
      config: { access: 'lists.write' },
      bodyLimit: IMPORT_LIMIT_BYTES,
      schema: {
        operationId: 'startImport',
        tags: ['imports'],
        summary: 'Bring a menu or a wine list: a file, a link or text; a job reads it',
        params: OfHouse,
        body: NewImport,
        response: { 202: Import },
      },
    },
    async ({ who, restaurantId, body }, reply) =>
      reply.code(202).send(await house.imports.start(who, restaurantId, body)),
  )
  server.get(
    '/restaurants/:restaurant/imports',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'listImports',
        tags: ['imports'],
        summary: 'Imports, the newest first',
        params: OfHouse,
        querystring: Page,
        response: { 200: page(Import) },
      },
    },
    async ({ restaurantId, query: { before, limit } }) => {
      const items = await house.imports.list(restaurantId, { before, most: limit })
      return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
  server.get(
    '/restaurants/:restaurant/imports/:import',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'readImport',
        tags: ['imports'],
        summary: 'What was read, each line beside its source, with doubts',
        params: OfImport,
        response: { 200: ImportReview },
      },
    },
    ({ who, restaurantId, params }) => house.imports.review(who, restaurantId, params.import),
  )
  server.put(
    '/restaurants/:restaurant/imports/:import/look',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'lookAtImport',
        tags: ['imports'],
        summary: 'Say that you have the review open, and hear who else has',
        params: OfImport,
        response: { 200: Onlookers },
      },
    },
    async ({ who, restaurantId, params }) => ({
      others: await house.imports.look(who, restaurantId, params.import),
    }),
  )
  server.patch(
    '/restaurants/:restaurant/imports/:import/rows/:row',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'editImportRow',
        tags: ['imports'],
        summary: 'Correct a line, keep or skip it',
        params: OfRow,
        body: ImportRowChange,
        response: { 200: ImportRow },
      },
    },
    ({ who, restaurantId, params, body }) => house.imports.editRow(who, restaurantId, params.import, params.row, body),
  )
  server.post(
    '/restaurants/:restaurant/imports/:import/convert',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'convertImport',
        tags: ['imports'],
        summary: 'Turn all prices of a list in another currency into those of the house, once',
        params: OfImport,
        body: ConvertRequest,
        response: { 200: ImportReview },
      },
    },
    ({ who, restaurantId, params, body }) => house.imports.convert(who, restaurantId, params.import, body.rate),
  )
  server.post(
    '/restaurants/:restaurant/imports/:import/publish',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'publishImport',
        tags: ['imports'],
        summary: 'The kept lines become the menu or the list, once',
        params: OfImport,
        body: PublishRequest,
        response: { 200: Published },
      },
    },
    ({ who, restaurantId, params, body }) => house.imports.publish(who, restaurantId, params.import, body),
  )
  server.delete(
    '/restaurants/:restaurant/imports/:import',
    {
      config: { access: 'lists.write' },
      schema: {
        operationId: 'discardImport',
        tags: ['imports'],
        summary: 'Cancel an import under way, throw away one that is over; the list it gave stays',
        params: OfImport,
        response: { 204: z.null() },
      },
    },
    async ({ who, restaurantId, params }, reply) => {
      await house.imports.discard(who, restaurantId, params.import)
      return reply.code(204).send(null)
    },
  )
}
