/** Puts the use cases together on one engine and one storage. */
import { toDishLine } from '../flavor/to-profile-result.ts'
import type { Storage } from '../storage/storage.ts'
import { keepAnswers } from './answers.ts'
import type { App } from './app.ts'
import { browseMenu, browseWines } from './browse-restaurant.ts'
import { explainPairing } from './explain-pairing.ts'
import { openLists } from './lists.ts'
import { openEngine } from './open-engine.ts'
import { pairDishes } from './pair-dishes.ts'

/** @param config.root the repository's folder @param given the storage; without one the demo is read from its files */
export async function createApp(config: { root: string; home?: string }, given?: Storage): Promise<App> {
  const storage = given ?? (await import('../storage/demo-files.ts')).demoStorage(config.root)
  const engine = await openEngine(config)
  const lists = openLists(engine, storage)
  const answer = keepAnswers(engine)
  return {
    pairDishes: (request) => pairDishes(engine, answer, lists, request),
    explainPairing: (request) => explainPairing(engine, lists, request),
    profileDishes: (dishes) => dishes.map((dish) => toDishLine(engine.readDish(dish))),
    profileWines: (wines) =>
      wines.map((wine) => engine.toWineLine(engine.readWine(typeof wine === 'string' ? { name: wine } : wine))),
    restaurants: async () => [...(await storage.restaurants())],
    menu: (restaurant) => browseMenu(engine, lists, storage, restaurant),
    wines: (restaurant) => browseWines(engine, lists, storage, restaurant),
    readiness: async () => {
      const up = await storage.isUp()
      return {
        ready: true,
        database: up ? 'up' : 'down',
        model: engine.model.version,
        knowledge: engine.knowledge.version,
      }
    },
    close: async () => undefined,
  }
}
