/** A change of the settings, meant for the state that is on the page. */
import type { HouseChange, HouseSettings } from '../../contract/house/restaurants.ts'
import { useHouseWrite } from '../api/house.ts'

export function useSetting(house: HouseSettings) {
  const change = useHouseWrite<HouseSettings>(['restaurant'])
  return {
    ...change,
    set: (body: HouseChange) => change.mutate({ path: '', method: 'PATCH', body, ifMatch: house.revision }),
  }
}
