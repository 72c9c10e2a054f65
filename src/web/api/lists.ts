/** Dishes, wines and their versions. */
import type { HouseDish, HouseWine, ListVersion } from '../../contract/house/lists.ts'
import { houseListQuery, houseQuery } from './house.ts'

export type ListName = 'menus' | 'wines'

export const dishesQuery = (slug: string) =>
  houseListQuery<HouseDish>({ slug, path: '/dishes', topics: ['menu', 'dish'] })

export const winesQuery = (slug: string) => houseListQuery<HouseWine>({ slug, path: '/list', topics: ['wine'] })

export const versionsQuery = (slug: string, list: ListName) =>
  houseQuery<{ items: ListVersion[] }>({
    slug,
    path: `/${list}/versions`,
    topics: list === 'menus' ? ['menu'] : ['wine'],
  })

export const exportPath = (slug: string, list: ListName, format: 'csv' | 'xlsx') =>
  `/api/v1/restaurants/${slug}/${list}/export?format=${format}`
