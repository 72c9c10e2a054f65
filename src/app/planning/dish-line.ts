/** A stored dish as the line that the reader knows: the same line gives the same answer everywhere. */
import type { DishInput } from '../../contract/requests.ts'
import type { StoredDish } from '../../storage/storage.ts'

export function toDishLine({ dish, section, description, price }: StoredDish): DishInput {
  return { dish, section, ...(description ? { description } : {}), ...(price ? { price: 'printed' } : {}) }
}
