/**
 * Ten questions from the demo's menu and list. The engine knows the answers: what is right stands clearly above what is
 * wrong. The same seed asks the same.
 */
import { QUIZ_LENGTH, type Quiz, type QuizQuestion } from '../../contract/learn.ts'
import type { DishInput, Lang } from '../../contract/requests.ts'
import { quieten, quietenName } from '../../domain/quiet-lines.ts'
import { type Random, randomFrom } from '../../domain/random.ts'
import type { PairedList } from '../lists.ts'
import type { QuizWay } from './lessons.ts'
import { type RankedDish, type RankedWine, rankDish } from './ranked-dish.ts'

type Asks = QuizWay['id']

/** A right answer is at least this good, and this much better than any wrong one. */
const RIGHT_FROM = 0.6
const APART = 0.2
const WRONG = 3
/** Which way each question asks, in their order. */
const ORDER: readonly Asks[] = ['wine', 'reason', 'dish', 'wine', 'avoid', 'dish', 'reason', 'wine', 'avoid', 'wine']

interface Table {
  /** dishes of the menu with all wines ranked; no two of them the same */
  dishes: readonly RankedDish[]
  random: Random
}

export function makeQuiz(
  list: PairedList,
  menu: readonly DishInput[],
  ways: readonly QuizWay[],
  seed: number,
  lang: Lang,
): Quiz {
  const random = randomFrom(seed)
  const dishes = shuffled(menu, random)
    .flatMap((dish) => rankDish(list, dish, lang) ?? [])
    .filter(({ wines: [first] }) => (first?.score ?? 0) >= RIGHT_FROM)
  const questions: QuizQuestion[] = []
  const asked = new Set<RankedDish>()
  for (const asks of ORDER) {
    const way = ways.find(({ id }) => id === asks)
    for (const dish of dishes) {
      if (!way || asked.has(dish)) continue
      const question = ASK[asks]({ dishes, random }, dish, way.text[lang])
      if (!question) continue
      asked.add(dish)
      questions.push({ ...question, id: `${seed}-${questions.length + 1}`, asks })
      break
    }
  }
  return { seed, list: list.name, questions: questions.slice(0, QUIZ_LENGTH) }
}

type Question = Omit<QuizQuestion, 'id' | 'asks'>
type Ask = (table: Table, dish: RankedDish, text: string) => Question | null

const ASK: Record<Asks, Ask> = { wine: askWine, avoid: askAvoid, dish: askDish, reason: askReason }

/** The first wine among three that are clearly behind it, of other styles. */
function askWine({ random }: Table, dish: RankedDish, text: string): Question | null {
  const first = dish.wines[0]
  const reason = first && dish.say(first).reasons[0]
  if (!reason) return null
  const behind = dish.wines.filter(({ score }) => score <= first.score - APART)
  const wrong = ofDifferentStyles(shuffled(behind, random), first)
  const caution = wrong.flatMap((wine) => {
    const [said] = dish.say(wine).cautions
    return said ? [`${quietenName(wine.name)}: ${said.text}`] : []
  })[0]
  const explanation = caution ? `${reason.text} ${caution}` : reason.text
  return put(random, fill(text, dish, first), quietenName(first.name), namesOf(wrong), explanation)
}

/** The one that clashes among three that go well. */
function askAvoid({ random }: Table, dish: RankedDish, text: string): Question | null {
  const good = dish.wines.filter(({ score }) => score >= RIGHT_FROM)
  const low = dish.wines.filter(({ score }) => score <= RIGHT_FROM - 2 * APART)
  const bad = shuffled(low, random).find((wine) => dish.say(wine).cautions.length > 0)
  const caution = bad && dish.say(bad).cautions[0]
  if (!caution) return null
  const others = ofDifferentStyles(shuffled(good, random), bad)
  return put(random, fill(text, dish, bad), quietenName(bad.name), namesOf(others), caution.text)
}

/** The dish among three that this wine does much less for. */
function askDish({ dishes, random }: Table, dish: RankedDish, text: string): Question | null {
  const first = dish.wines[0]
  const reason = first && dish.say(first).reasons[0]
  if (!reason) return null
  const scoreWith = (other: RankedDish) => other.wines.find(({ row }) => row === first.row)?.score ?? 1
  const wrong = shuffled(dishes, random).filter((other) => other !== dish && scoreWith(other) <= first.score - APART)
  const names = wrong.slice(0, WRONG).map((other) => quieten(other.dish))
  return put(random, fill(text, dish, first), quieten(dish.dish), names, reason.text)
}

/** Its own reason among reasons of other pairs that do not hold here; none names its dish, which would give it away. */
function askReason({ dishes, random }: Table, dish: RankedDish, text: string): Question | null {
  const first = dish.wines[0]
  if (!first) return null
  const own = dish.say(first)
  const reason = own.reasons.find(({ isGeneral }) => isGeneral)
  if (!reason) return null
  const holding = new Set([...own.reasons, ...own.cautions].map(({ id }) => id))
  const others = new Map<string, string>()
  for (const other of shuffled(dishes, random)) {
    const best = other.wines[0]
    for (const { id, text: said, isGeneral } of best ? other.say(best).reasons : [])
      if (isGeneral && !holding.has(id) && others.size < WRONG) others.set(id, said)
  }
  return put(random, fill(text, dish, first), reason.text, [...others.values()], reason.text)
}

function ofDifferentStyles(wines: readonly RankedWine[], than: RankedWine): RankedWine[] {
  const classes = new Set([than.styleClass])
  const chosen: RankedWine[] = []
  for (const wine of wines) {
    if (classes.has(wine.styleClass) || chosen.length === WRONG) continue
    classes.add(wine.styleClass)
    chosen.push(wine)
  }
  return chosen
}

function namesOf(wines: readonly RankedWine[]): string[] {
  return wines.map(({ name }) => quietenName(name))
}

function fill(text: string, { dish }: RankedDish, { name }: RankedWine): string {
  const calm = quieten(dish)
  return text.replace('{dish}', calm.charAt(0).toLowerCase() + calm.slice(1)).replace('{wine}', quietenName(name))
}

/** Nothing where there are too few wrong answers, or two that cannot be told apart. */
function put(
  random: Random,
  text: string,
  right: string,
  wrong: readonly string[],
  explanation: string,
): Question | null {
  const options = shuffled([right, ...wrong], random)
  if (wrong.length < WRONG || new Set(options).size < options.length) return null
  return { text, options, right: options.indexOf(right), explanation }
}

/** Fisher and Yates. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const mixed = [...items]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!]
  }
  return mixed
}
