/** Imports of the house: what was brought, what was read, what is decided about it. */
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { Import, ImportReview, ImportRow, NewImport, Onlookers } from '../../contract/house/lists.ts'
import type { Job } from '../../contract/house/operations.ts'
import { houseListQuery, houseQuery } from './house.ts'
import { call, write } from './send.ts'

/** While it is read; events make it faster, never slower. */
const LOOK_AGAIN_MS = 1_500

export const importsQuery = (slug: string) => houseListQuery<Import>({ slug, path: '/imports', topics: ['import'] })

export const importQuery = (slug: string, id: string) =>
  queryOptions({
    ...houseQuery<ImportReview>({ slug, path: `/imports/${id}`, topics: ['import'] }),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? LOOK_AGAIN_MS : false),
  })

export const importJobQuery = (slug: string, job: string) =>
  queryOptions({
    ...houseQuery<Job>({ slug, path: `/jobs/${job}`, topics: ['job'] }),
    refetchInterval: ({ state: { data } }) =>
      data && data.state !== 'queued' && data.state !== 'running' ? false : LOOK_AGAIN_MS,
  })

/** Says that this page has the review open; the server counts who has not said so for three times as long as gone. */
const LOOK_EVERY_MS = 15_000

export const onlookersQuery = (slug: string, id: string) =>
  queryOptions({
    queryKey: ['look', slug, id],
    // Said again and again: without the key by which a write counts once.
    queryFn: () => call<Onlookers>(`/api/v1/restaurants/${slug}/imports/${id}/look`, { method: 'PUT' }),
    refetchInterval: LOOK_EVERY_MS,
    retry: false,
  })

export function isUnderWay({ state }: Pick<Import, 'state'>): boolean {
  return state === 'queued' || state === 'reading'
}

export function bringIn(slug: string, request: NewImport): Promise<Import> {
  return write(`/restaurants/${slug}/imports`, { method: 'POST', body: request })
}

/** The row as the server has it now takes its place among the others. */
export function putRow(client: QueryClient, slug: string, id: string, row: ImportRow): void {
  client.setQueryData(importQuery(slug, id).queryKey, (review) =>
    review ? { ...review, rows: review.rows.map((one) => (one.n === row.n ? row : one)) } : review,
  )
}
