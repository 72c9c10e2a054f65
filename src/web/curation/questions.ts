/** What the sommelier's pages ask the server. */
import type { Curation, HousePairing, HouseProfile, ReviewItem } from '../../contract/house/curation.ts'
import type { Lang } from '../../contract/requests.ts'
import { houseListQuery, houseQuery, type Topic } from '../api/house.ts'

const TOPICS: readonly Topic[] = ['menu', 'dish', 'wine', 'curation', 'house_profile', 'model']
/** As many as a sommelier orders by hand. */
const TOP = 12

export const reviewQuery = (slug: string) => houseListQuery<ReviewItem>({ slug, path: '/review', topics: TOPICS })

/** The first wine of each dish; pairs of the order alone, without what margin would do to it. */
export const menuPairingsQuery = (slug: string, lang: Lang) =>
  houseListQuery<HousePairing>({ slug, path: `/pairings/all?lang=${lang}&top=1&weight=0`, topics: TOPICS })

export const dishPairingQuery = (slug: string, dish: string, lang: Lang) =>
  houseQuery<HousePairing>({
    slug,
    path: `/pairings?dish=${encodeURIComponent(dish)}&lang=${lang}&top=${TOP}&weight=0`,
    topics: TOPICS,
  })

export const decisionsQuery = (slug: string) =>
  houseListQuery<Curation>({ slug, path: '/curation', topics: ['menu', 'dish', 'wine', 'curation'] })

export const profilesQuery = (slug: string) =>
  houseListQuery<HouseProfile>({ slug, path: '/profiles', topics: ['house_profile'] })
