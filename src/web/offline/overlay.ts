/** What this phone has written down and the house's answer may not show yet: it counts at once, on the phone that wrote it. */
import type { Bundle } from '../../contract/house/planning.ts'
import type { Slip } from './slip.ts'

export interface Seen {
  isWineOut: (index: number) => boolean
  isWineOpen: (index: number) => boolean
  isDishOut: (index: number) => boolean
}

export function overlay(bundle: Bundle, slips: readonly Slip[]): Seen {
  const out = new Map<string, boolean>()
  const open = new Map<string, boolean>()
  const gone = new Map<string, boolean>()
  for (const slip of slips) {
    if (slip.state === 'refused') continue
    if (slip.type === 'sold_out') out.set(slip.body.wine_id, slip.body.is_sold_out)
    if (slip.type === 'open_bottle') open.set(slip.body.wine_id, slip.body.is_open)
    if (slip.type === 'dish_sold_out') gone.set(slip.body.dish_id, slip.body.is_sold_out)
  }
  return {
    isWineOut: (index) => {
      const wine = bundle.wines[index]
      return wine === undefined || (out.get(wine.id) ?? wine.is_out)
    },
    isWineOpen: (index) => {
      const wine = bundle.wines[index]
      return wine !== undefined && (open.get(wine.id) ?? wine.open)
    },
    isDishOut: (index) => {
      const dish = bundle.dishes[index]
      return dish === undefined || (gone.get(dish.id) ?? dish.is_sold_out)
    },
  }
}
