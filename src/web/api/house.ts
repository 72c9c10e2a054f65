/**
 * The house of the address, and its data: every query says which topics it depends on, so that an event of the server
 * makes exactly these fresh.
 */
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import type { EVENT_TOPICS } from '../../contract/house/event-topics.ts'
import type { Membership } from '../../contract/house/people.ts'
import type { HouseSettings } from '../../contract/house/restaurants.ts'
import type { Permission } from '../../contract/roles.ts'
import { newWriteKey, read, readAll, type Write, write } from './send.ts'
import { passes, Trouble } from './trouble.ts'

export type Topic = (typeof EVENT_TOPICS)[number]

export interface House extends Membership {
  may(permission: Permission): boolean
}

/** Filled by the frame of the house; pages inside always have one. */
export const HouseContext = createContext<House | null>(null)

export function useHouse(): House {
  const house = useContext(HouseContext)
  if (!house) throw new Error('useHouse stands outside of a house')
  return house
}

/** The house's name in the address, inside and outside of the frame. */
export function useSlug(): string {
  return useParams({ strict: false }).slug ?? ''
}

interface HouseQuestion {
  slug: string
  /** below /restaurants/:restaurant */
  path: string
  topics: readonly Topic[]
}

/** One thing of the house. The key is the path, so that two pages share one answer. */
export function houseQuery<T>({ slug, path, topics }: HouseQuestion) {
  return queryOptions({
    queryKey: ['house', slug, path],
    queryFn: ({ signal }) => read<T>(`/restaurants/${slug}${path}`, signal),
    meta: { topics },
    refetchInterval: ({ state: { error } }) => (error instanceof Trouble && passes(error) ? error.waitMs : false),
  })
}

/** A whole list of the house, however many pages it has. */
export function houseListQuery<T>({ slug, path, topics }: HouseQuestion) {
  return queryOptions({
    queryKey: ['house', slug, path, 'all'],
    queryFn: ({ signal }) => readAll<T>(`/restaurants/${slug}${path}`, signal),
    meta: { topics },
    refetchInterval: ({ state: { error } }) => (error instanceof Trouble && passes(error) ? error.waitMs : false),
  })
}

export function useHouseSettings() {
  const { slug } = useHouse()
  return useQuery(houseQuery<HouseSettings>({ slug, path: '', topics: ['restaurant'] }))
}

export interface HouseWrite extends Omit<Write, 'key'> {
  /** below /restaurants/:restaurant */
  path: string
}

/**
 * A write to the house. What it changed is read again (`topics`), also where no event comes. The same request sent
 * again, after a lost connection, carries the same key, so it counts once.
 */
export function useHouseWrite<T = unknown>(topics: readonly Topic[]) {
  const { slug } = useHouse()
  const client = useQueryClient()
  return useMutation<T, Error, HouseWrite>({
    mutationFn: (request) => {
      const { path, ...rest } = request
      return write<T>(`/restaurants/${slug}${path}`, { ...rest, key: keyOf(request) })
    },
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey, meta }) => dependsOn(queryKey, meta, slug, topics) }),
  })
}

/** By the request itself: trying again sends the same object. */
const keys = new WeakMap<HouseWrite, string>()

function keyOf(request: HouseWrite): string {
  const key = keys.get(request) ?? newWriteKey()
  keys.set(request, key)
  return key
}

/** Whether a query of this house has to be read again after a change of these topics. */
export function dependsOn(
  queryKey: readonly unknown[],
  meta: Record<string, unknown> | undefined,
  slug: string,
  topics: readonly string[],
): boolean {
  if (queryKey[0] !== 'house' || queryKey[1] !== slug) return false
  const own = meta?.topics
  return Array.isArray(own) && own.some((topic) => topics.includes(topic))
}
