/** A restaurant's menu and list as a page shows them. */
import type { ListWine, MenuDish } from '../contract/restaurant.ts'
import type { Engine } from '../pairing/engine.ts'
import type { Storage } from '../storage/storage.ts'
import type { Lists } from './lists.ts'

export async function browseMenu(
  engine: Engine,
  lists: Lists,
  storage: Storage,
  restaurant: string,
): Promise<MenuDish[]> {
  const { id } = await lists.restaurant(restaurant)
  return (await storage.menuOf(id)).map(({ id: dishId, section, dish, description, price }) => ({
    id: dishId,
    section,
    dish,
    description,
    price,
    kind: engine.readDish({
      dish,
      section,
      ...(description ? { description } : {}),
      ...(price ? { price: 'printed' } : {}),
    }).kind,
  }))
}

export async function browseWines(
  engine: Engine,
  lists: Lists,
  storage: Storage,
  restaurant: string,
): Promise<ListWine[]> {
  const { id } = await lists.restaurant(restaurant)
  return (await storage.winesOf(id)).map(({ id: wineId, input, price, glassPrice, stock }) => {
    const reading = engine.readWine(input)
    const isWine = reading.kind === 'wine'
    return {
      id: wineId,
      name: input.name,
      kind: reading.kind,
      colour: isWine ? reading.colour : null,
      style: isWine ? reading.style : null,
      style_class: isWine ? reading.styleClass : null,
      price,
      glass_price: glassPrice,
      stock,
    }
  })
}
