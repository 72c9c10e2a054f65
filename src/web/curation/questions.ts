/** What the sommelier's pages ask the server. */
import { queryOptions } from '@tanstack/react-query'
import type {
  Curation,
  HousePairing,
  HouseProfile,
  ModelChanges,
  ReviewItem,
  WaitingModel,
  WineNumbers,
} from '../../contract/house/curation.ts'
import type { ReverseResult } from '../../contract/house/planning.ts'
import type { Lang } from '../../contract/requests.ts'
import { houseListQuery, houseQuery, type Topic } from '../api/house.ts'
import { call } from '../api/send.ts'

const TOPICS: readonly Topic[] = ['menu', 'dish', 'wine', 'curation', 'house_profile', 'model']
/** As many as a sommelier orders by hand. */
export const ORDERED = 12
/** As many as one answer has. */
export const ALL = 100

export const reviewQuery = (slug: string) => houseListQuery<ReviewItem>({ slug, path: '/review', topics: TOPICS })

/** The first wine of each dish; pairs of the order alone, without what margin would do to it. */
export const menuPairingsQuery = (slug: string, lang: Lang) =>
  houseListQuery<HousePairing>({ slug, path: `/pairings/all?lang=${lang}&top=1&weight=0`, topics: TOPICS })

export const dishPairingQuery = (slug: string, dish: string, lang: Lang, top: number) =>
  houseQuery<HousePairing>({
    slug,
    path: `/pairings?dish=${encodeURIComponent(dish)}&lang=${lang}&top=${top}&weight=0`,
    topics: TOPICS,
  })

export const decisionsQuery = (slug: string) =>
  houseListQuery<Curation>({ slug, path: '/curation', topics: ['menu', 'dish', 'wine', 'curation'] })

export const profilesQuery = (slug: string) =>
  houseListQuery<HouseProfile>({ slug, path: '/profiles', topics: ['house_profile'] })

/** The dish's wines with these numbers; nothing is written. */
export const triedDishQuery = (
  slug: string,
  dish: string,
  lang: Lang,
  values: Readonly<Record<string, number | null>>,
) =>
  queryOptions({
    queryKey: ['house', slug, 'try', dish, lang, values],
    queryFn: ({ signal }) =>
      call<HousePairing>(`/api/v1/restaurants/${slug}/dishes/${encodeURIComponent(dish)}/profile/try?lang=${lang}`, {
        method: 'POST',
        body: JSON.stringify({ values }),
        headers: { 'content-type': 'application/json' },
        signal,
      }),
  })

export const wineNumbersQuery = (slug: string, wine: string) =>
  houseQuery<WineNumbers>({ slug, path: `/wines/${encodeURIComponent(wine)}/profile`, topics: ['wine', 'model'] })

export const wineDishesQuery = (slug: string, wine: string, lang: Lang) =>
  houseQuery<ReverseResult>({
    slug,
    path: `/wines/${encodeURIComponent(wine)}/dishes?lang=${lang}`,
    topics: TOPICS,
  })

export const waitingModelsQuery = (slug: string) =>
  houseListQuery<WaitingModel>({ slug, path: '/models', topics: ['model'] })

export const modelChangesQuery = (slug: string, version: string, lang: Lang) =>
  houseQuery<ModelChanges>({
    slug,
    path: `/models/${encodeURIComponent(version)}/changes?lang=${lang}`,
    topics: TOPICS,
  })
