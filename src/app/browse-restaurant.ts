/** A restaurant's menu and list as a page shows them. */
import type { ListWine, MenuDish } from '../contract/restaurant.ts'
import type { Around } from './around.ts'

export async function browseMenu({ engines, lists, storage }: Around, restaurant: string): Promise<MenuDish[]> {
  const { id } = await lists.restaurant(restaurant)
  const engine = engines.of(id)
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

export async function browseWines({ engines, lists, storage }: Around, restaurant: string): Promise<ListWine[]> {
  const { id } = await lists.restaurant(restaurant)
  const engine = engines.of(id)
  return (await storage.winesOf(id)).map(({ id: wineId, input, price, glassPrice, stock, isSoldOut }) => {
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
      is_available: !isSoldOut && stock !== 0,
    }
  })
}
