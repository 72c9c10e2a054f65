import { z } from 'zod'
import { Job, NewJob } from '../../contract/house/operations.ts'
import { page } from '../../contract/restaurant.ts'
import type { Route, Server } from '../route.ts'

const ofHouse = z.object({ restaurant: z.string().min(1).max(80) })
const one = z.object({ job: z.uuid() })
const Paging = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: z.uuid().optional().meta({ description: 'the `next` of the page before' }),
})

/** What runs later or longer: of a house below its address, of the platform at /jobs. */
export const jobs: Route = (server, app) => {
  addJobRoutes(server, app, {
    prefix: '/restaurants/:restaurant/jobs',
    params: ofHouse,
    whose: 'House',
    of: 'of the house',
  })
  addJobRoutes(server, app, { prefix: '/jobs', params: z.object({}), whose: 'Platform', of: 'of the platform' })
  server.post(
    '/jobs',
    {
      config: { access: 'tenants.write' },
      schema: {
        operationId: 'beginJob',
        tags: ['operations'],
        summary: 'Begin a job of the platform',
        body: NewJob,
        response: { 202: Job },
      },
    },
    async ({ body, who }, reply) => {
      const job = await app.house.jobs.begin(who, body)
      return reply.code(202).header('location', `/api/v1/jobs/${job.id}`).send(job)
    },
  )
}

interface Place {
  prefix: string
  params: z.ZodObject
  whose: 'House' | 'Platform'
  of: string
}

function addJobRoutes(server: Server, app: Parameters<Route>[1], { prefix, params, whose, of }: Place): void {
  // Those of the platform are for who runs it: its jobs tell of all houses.
  const mayRead = whose === 'House' ? ('jobs.read' as const) : ('tenants.write' as const)
  const mayWrite = whose === 'House' ? ('jobs.write' as const) : ('tenants.write' as const)
  const houseOf = ({ restaurantId }: { restaurantId: string }) => (whose === 'House' ? restaurantId : null)
  server.get(
    prefix,
    {
      config: { access: mayRead },
      schema: {
        operationId: `list${whose}Jobs`,
        tags: ['operations'],
        summary: `Jobs ${of}, the newest first`,
        params,
        querystring: Paging,
        response: { 200: page(Job) },
      },
    },
    async (request) => {
      const { limit, before } = Paging.parse(request.query)
      const items = await app.house.jobs.list(houseOf(request), { most: limit, ...(before && { before }) })
      return { items, next: items.length === limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
  const withJob = { params: params.extend(one.shape) }
  server.get(
    `${prefix}/:job`,
    {
      config: { access: mayRead },
      schema: {
        operationId: `read${whose}Job`,
        tags: ['operations'],
        summary: `A job ${of}: how far it is, and what came of it`,
        ...withJob,
        response: { 200: Job },
      },
    },
    (request) => app.house.jobs.find(houseOf(request), one.parse(request.params).job),
  )
  server.delete(
    `${prefix}/:job`,
    {
      config: { access: mayWrite },
      schema: {
        operationId: `cancel${whose}Job`,
        tags: ['operations'],
        summary: 'Cancel it: at once while it waits, soon when it runs',
        ...withJob,
        response: { 200: Job },
      },
    },
    (request) => app.house.jobs.cancel(request.who, houseOf(request), one.parse(request.params).job),
  )
  server.post(
    `${prefix}/:job/retry`,
    {
      config: { access: mayWrite },
      schema: {
        operationId: `retry${whose}Job`,
        tags: ['operations'],
        summary: 'Try it once more, after it failed or was cancelled',
        ...withJob,
        response: { 202: Job },
      },
    },
    async (request, reply) =>
      reply.code(202).send(await app.house.jobs.retry(request.who, houseOf(request), one.parse(request.params).job)),
  )
}
