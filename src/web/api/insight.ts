/** What the numbers of the house say. */
import type { HousePairing } from '../../contract/house/curation.ts'
import type { Sales } from '../../contract/house/feedback.ts'
import type { Insight } from '../../contract/house/planning.ts'
import type { Lang } from '../../contract/requests.ts'
import { houseQuery } from './house.ts'

export const insightQuery = (slug: string) =>
  houseQuery<Insight>({
    slug,
    path: '/insight/all',
    topics: ['menu', 'dish', 'wine', 'curation', 'house_profile', 'model'],
  })

/** @param from a day, @param to a day, both included */
export const salesQuery = (slug: string, from: string, to: string) =>
  houseQuery<Sales>({ slug, path: `/insight/sales?from=${from}&to=${to}`, topics: ['wine', 'restaurant', 'sales'] })

export const weightedQuery = (slug: string, dish: string, weight: number, lang: Lang) =>
  houseQuery<HousePairing>({
    slug,
    path: `/pairings?dish=${encodeURIComponent(dish)}&lang=${lang}&top=5&weight=${weight}`,
    topics: ['menu', 'dish', 'wine', 'curation', 'house_profile', 'model', 'restaurant'],
  })

/** A day of the calendar here, some days ago. */
export function dayBefore(days: number): string {
  const date = new Date()
  date.setDate(date.getDate() - days)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
