/** Which list an assistant gets: that of its key, that of a public house, or the demo's. */
import { MaridajeError } from '../../errors.ts'
import type { Caller } from './tool.ts'

const DEMO = 'demo'

export async function houseOf({ app, restaurantId }: Caller, wanted: string | undefined): Promise<string> {
  const name = wanted ?? restaurantId ?? DEMO
  const house = await app.findRestaurant(name)
  if (restaurantId !== null && house?.id === restaurantId) return house.id
  if (house?.isPublic) return house.id
  throw new MaridajeError('not_found', `There is no restaurant "${name.slice(0, 80)}" for you`, {
    hint:
      restaurantId === null
        ? 'Without an API key there is the demo (leave `restaurant` out) and what houses show to everybody.'
        : 'Leave `restaurant` out: your key belongs to one house, and its list is taken.',
  })
}
