/** Puts the use cases together on one engine and one storage. */
import { toDishLine } from '../flavor/to-profile-result.ts'
import type { Storage } from '../storage/storage.ts'
import { keepAnswers } from './answers.ts'
import type { App } from './app.ts'
import { browseMenu, browseWines } from './browse-restaurant.ts'
import { explainPairing } from './explain-pairing.ts'
import { findRestaurant } from './find-restaurant.ts'
import { openGuestMenus } from './guest/guest-menus.ts'
import { openHouse } from './house.ts'
import { openLearning } from './learn/learning.ts'
import { openVitals } from './monitor/vitals.ts'
import { type OpenAround, openAround, type Settings } from './open-around.ts'
import { pairDishes } from './pair-dishes.ts'
import { openPeople } from './people.ts'

/** @param config.root the repository's folder @param given the storage; without one the demo is read from its files */
export async function createApp(config: Settings, given?: Storage): Promise<App> {
  const storage = given ?? (await import('../storage/demo-files.ts')).demoStorage(config.root)
  return appOn(await openAround(config, storage))
}

/** For a process that does more on the same ground than answer: a server that works as well. */
export function appOn(around: OpenAround): App {
  const { engines, lists, storage } = around
  const answer = keepAnswers()
  const pair: App['pairDishes'] = (request) => pairDishes(answer, lists, request)
  return {
    pairDishes: pair,
    explainPairing: (request) => explainPairing(lists, request),
    profileDishes: (dishes) => {
      const { readDish } = engines.of(null)
      return dishes.map((dish) => toDishLine(readDish(dish)))
    },
    profileWines: (wines) => {
      const { readWine, toWineLine } = engines.of(null)
      return wines.map((wine) => toWineLine(readWine(typeof wine === 'string' ? { name: wine } : wine)))
    },
    restaurants: async () => [...(await storage.restaurants())],
    findRestaurant: (wanted) => findRestaurant(storage, wanted),
    menu: (restaurant) => browseMenu(around, restaurant),
    wines: (restaurant) => browseWines(around, restaurant),
    guestMenu: openGuestMenus(around, pair),
    learning: openLearning(around),
    vitals: openVitals(around),
    readiness: async () => {
      const up = await storage.isUp()
      const { model, knowledge } = engines.of(null)
      return {
        ready: true,
        database: up ? 'up' : 'down',
        model: model.version,
        knowledge: knowledge.version,
      }
    },
    close: () => around.close(),
    people: openPeople(storage),
    house: openHouse(around),
  }
}
