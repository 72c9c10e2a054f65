/** What enthusiasts read and play; the texts are read when the first of them comes. */
import type { Principle, Quiz, WineDishes } from '../../contract/learn.ts'
import type { DishInput, Lang } from '../../contract/requests.ts'
import type { Around } from '../around.ts'
import { DEMO } from '../lists.ts'
import { readLessons, readQuizWays } from './lessons.ts'
import { tellPrinciples } from './principles.ts'
import { makeQuiz } from './quiz.ts'
import { findDishes } from './wine-dishes.ts'

export interface Learning {
  principles(lang: Lang): Principle[]
  /** The same seed asks the same. */
  quiz(seed: number, lang: Lang): Promise<Quiz>
  /** Dishes of the demo's menu for a wine, by its label. */
  dishesFor(wine: string, lang: Lang): Promise<WineDishes>
}

/** Dishes that a quiz draws from: ranking every wine for each is work. */
const DRAWN = 40

export function openLearning({ root, engines, lists, storage }: Around): Learning {
  const once = <T>(read: () => T) => {
    let held: T | undefined
    return () => {
      held ??= read()
      return held
    }
  }
  const lessons = once(() => readLessons(root))
  const ways = once(() => readQuizWays(root))
  const demoDishes = async (): Promise<DishInput[]> => {
    const menu = await storage.menuOf((await lists.restaurant(DEMO)).id)
    return menu.map(({ dish, section, description }) => ({ dish, section, ...(description ? { description } : {}) }))
  }
  const told = new Map<string, Principle[]>()
  return {
    principles: (lang) => {
      const engine = engines.of(null)
      const question = `${engine.model.version} ${engine.knowledge.version} ${lang}`
      const found = told.get(question) ?? tellPrinciples(engine, lessons(), lang)
      // One model after the other: the last two languages of one are enough.
      if (told.size >= 4) told.clear()
      told.set(question, found)
      return found
    },
    quiz: async (seed, lang) => {
      const list = await lists.forRestaurant(DEMO)
      const dishes = await demoDishes()
      // Every third dish or so, another third with another seed.
      const step = Math.max(1, Math.floor(dishes.length / DRAWN))
      const drawn = dishes.filter((_, i) => (i + seed) % step === 0)
      return makeQuiz(list, drawn, ways(), seed, lang)
    },
    dishesFor: async (wine, lang) => findDishes(engines.of(null), wine, await demoDishes(), lang),
  }
}
