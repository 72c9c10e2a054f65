/** A house with a small menu and list, written past the use cases, and the ids of both. */
import { v7 as uuidv7 } from 'uuid'
import { dishKey, wineKey } from '../../../src/domain/house-key.ts'
import type { Storage } from '../../../src/storage/storage.ts'
import type { HouseOfTest } from '../scratch-house.ts'

export const DISHES = ['Ceviche de pescado', 'Ají de gallina', 'Lomo saltado', 'Suspiro a la limeña'] as const

export const WINES = [
  { name: 'Intipalka Sauvignon Blanc 2023', price: 7_900, glass: 2_200, cost: 3_400, stock: 24 },
  { name: 'Catena Malbec 2021', price: 14_500, glass: null, cost: 6_000, stock: 12 },
  { name: 'Tacama Rosé 2022', price: 6_900, glass: 1_900, cost: 2_000, stock: 12 },
  { name: 'Cono Sur Riesling 2022', price: 8_500, glass: 2_400, cost: 3_000, stock: 6 },
  { name: 'Casillero del Diablo Carmenere 2021', price: 8_900, glass: 2_300, cost: 3_100, stock: 6 },
  { name: 'Quebrada de Ihuanco Moscatel dulce 2020', price: 9_900, glass: 2_800, cost: 4_200, stock: 3 },
] as const

export interface Furnished {
  /** by name of DISHES */
  dishes: Record<string, string>
  /** in the order of WINES */
  wines: string[]
}

export async function furnish(storage: Storage, house: HouseOfTest): Promise<Furnished> {
  const wines = WINES.map(() => uuidv7())
  const dishes = await publish(storage, house, DISHES)
  await storage.write(house.id, async (rows) => {
    await rows
      .insertInto('wine')
      .values(
        WINES.map(({ name, price, glass, cost, stock }, position) => ({
          id: wines[position]!,
          restaurant_id: house.id,
          position,
          name,
          producer: '',
          grape: '',
          region: '',
          country: '',
          vintage: '',
          type: '',
          abv: '',
          description: '',
          sku: null,
          price_cents: price,
          glass_price_cents: glass,
          cost_cents: cost,
          currency: 'PEN',
          stock,
          key: wineKey(name),
        })),
      )
      .execute()
  })
  return { dishes, wines }
}

/** A new version of the menu: the one before is archived, every dish is another row. */
export async function publish(
  storage: Storage,
  house: HouseOfTest,
  names: readonly string[],
): Promise<Record<string, string>> {
  const ids = Object.fromEntries(names.map((name) => [name, uuidv7()]))
  await storage.write(house.id, async (rows) => {
    const before = await rows.selectFrom('menu').select('version').where('restaurant_id', '=', house.id).execute()
    await rows.updateTable('menu').set({ state: 'archived' }).where('restaurant_id', '=', house.id).execute()
    const menu = uuidv7()
    const version = before.length + 1
    await rows.insertInto('menu').values({ id: menu, restaurant_id: house.id, version, state: 'published' }).execute()
    await rows
      .insertInto('dish')
      .values(
        names.map((dish, position) => ({
          id: ids[dish]!,
          restaurant_id: house.id,
          menu_id: menu,
          position,
          section: 'Platos',
          dish,
          description: '',
          price_cents: 4_500,
          currency: 'PEN',
          key: dishKey(dish),
        })),
      )
      .execute()
  })
  return ids
}
