/** Decisions of the house on one dish: made at once, said, undone with one tap; somebody else's in between is a conflict. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Curation, CurationRequest } from '../../contract/house/curation.ts'
import { dependsOn, useHouse, useHouseWrite } from '../api/house.ts'
import { Trouble } from '../api/trouble.ts'

/** What a decision was before: null for none. */
export type Before = Pick<Curation, 'state' | 'position' | 'note' | 'revision'> | null

export interface Done {
  text: string
  undo: () => void
}

export interface Decisions {
  decide(dish: string, wine: string, request: CurationRequest, before: Before, said: string): void
  takeBack(dish: string, wine: string, before: Before, said: string): void
  /** @param pinned the wines that were pinned before, in their order */
  order(dish: string, wines: readonly string[], pinned: readonly string[], said: string): void
  done: Done | null
  error: Error | null
  isBusy: boolean
  dismiss(): void
}

export function useDecisions(undone: string): Decisions {
  const { slug } = useHouse()
  const client = useQueryClient()
  const write = useHouseWrite(['curation', 'dish', 'wine'])
  const [done, setDone] = useState<Done | null>(null)
  const readAgain = () =>
    client.invalidateQueries({
      predicate: ({ queryKey, meta }) => dependsOn(queryKey, meta, slug, ['curation']),
    })

  const send = (request: Parameters<typeof write.mutate>[0], text: string, undo: () => void) => {
    setDone(null)
    write.mutate(request, {
      onSuccess: () => setDone({ text, undo }),
      // What is on the page is old: show the latest beside the sentence.
      onError: (error) => {
        if (error instanceof Trouble && (error.kind === 'conflict' || error.kind === 'gone')) void readAgain()
      },
    })
  }
  const path = (dish: string, wine: string) => `/pairings/${encodeURIComponent(dish)}/${encodeURIComponent(wine)}`
  const put = (dish: string, wine: string, request: CurationRequest, before: Before) => ({
    path: path(dish, wine),
    method: 'PUT' as const,
    body: request,
    ...(before ? { ifMatch: before.revision } : {}),
  })
  const remove = (dish: string, wine: string, before: Before) => ({
    path: path(dish, wine),
    method: 'DELETE' as const,
    ...(before ? { ifMatch: before.revision } : {}),
  })
  /** Undoing means the state from before, whatever its revision has become. */
  const restore = (dish: string, wine: string, before: Before) => () => {
    const request = before ? put(dish, wine, requestOf(before), null) : remove(dish, wine, null)
    send(request, undone, () => setDone(null))
  }
  return {
    decide: (dish, wine, request, before, said) =>
      send(put(dish, wine, request, before), said, restore(dish, wine, before)),
    takeBack: (dish, wine, before, said) => send(remove(dish, wine, before), said, restore(dish, wine, before)),
    order: (dish, wines, pinned, said) => {
      const to = (ids: readonly string[]) => ({
        path: `/pairings/${encodeURIComponent(dish)}`,
        method: 'PUT' as const,
        body: { wine_ids: ids },
      })
      send(to(wines), said, () => send(to(pinned), undone, () => setDone(null)))
    },
    done,
    error: write.error,
    isBusy: write.isPending,
    dismiss: () => setDone(null),
  }
}

function requestOf({ state, position, note }: NonNullable<Before>): CurationRequest {
  return { state, ...(position === null ? {} : { position }), note }
}
