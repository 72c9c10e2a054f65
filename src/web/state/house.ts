/** What the house offers: its menu and its wines, fetched once. */
import { useQuery } from '@tanstack/react-query'
import type { ListWine, MenuDish, Restaurant } from '../../contract/restaurant.ts'
import { fetchMenu, fetchRestaurants, fetchWines } from '../api/client.ts'
import { passes, Trouble } from '../api/trouble.ts'

const RESTAURANT = 'demo'

/** The menu comes back by itself when the server does. */
const waitAfter = ({ state }: { state: { error: Error | null } }) =>
  state.error instanceof Trouble && passes(state.error) ? state.error.waitMs : false

export interface HouseMenu {
  /** null: still on its way */
  dishes: MenuDish[] | null
  missing: boolean
}

export function useMenu(): HouseMenu {
  const query = useQuery({
    queryKey: ['menu'],
    queryFn: ({ signal }) => fetchMenu(RESTAURANT, signal),
    refetchInterval: waitAfter,
  })
  return { dishes: query.data ?? null, missing: query.isError }
}

export function useWines(): ListWine[] {
  return (
    useQuery({
      queryKey: ['wines'],
      queryFn: ({ signal }) => fetchWines(RESTAURANT, signal),
      refetchInterval: waitAfter,
    }).data ?? []
  )
}

/** The name over the menu; the page lives without it. */
export function useRestaurant(): Restaurant | null {
  const query = useQuery({ queryKey: ['restaurants'], queryFn: ({ signal }) => fetchRestaurants(signal) })
  return query.data?.find(({ slug }) => slug === RESTAURANT) ?? null
}
