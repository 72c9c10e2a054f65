/** What a clause says: which wine for which dish, for or against, how firmly. What is open is taken from what was spoken of before. */

import type { Advice, Named, Reason } from './advice.ts'
import { type Clause, clausesOf } from './clauses.ts'
import type { DishMention } from './find-dishes.ts'
import type { WineMention } from './find-wines.ts'
import { linked, pairs } from './link-runs.ts'
import type { UnderstoodSentence } from './understand-sentence.ts'

/** What a passage speaks of: the last dishes and wines that stand open. */
export interface Topic {
  dishes: readonly Named<DishMention>[]
  wines: readonly Named<WineMention>[]
  /** of the last pair, for "salvo" and "but not with" */
  polarity: 1 | -1
}

export const NO_TOPIC: Topic = { dishes: [], wines: [], polarity: 1 }

export interface Mode {
  /** a label or a heading says that what follows is advised, or advised against */
  label: 1 | -1 | null
  /** an item of a list or a cell: names alone are enough */
  isList: boolean
}

const FIRM = 0.9
const LINKED = 0.7

export function readAdvice(sentence: UnderstoodSentence, topic: Topic, mode: Mode): { advice: Advice[]; topic: Topic } {
  const advice: Advice[] = []
  let now = topic
  let label = mode.label
  let carried = { isFirm: mode.label !== null, strength: FIRM, isAgainst: mode.label === -1 }
  let isConditioned = false
  for (const clause of clausesOf(sentence)) {
    const said = senseOf(clause)
    const dishes = clause.dishes.map((mention) => ({ mention, sentence }))
    const wines = clause.wines.map((mention) => ({ mention, sentence }))
    if (clause.cues.some(({ role }) => role === 'recipe')) continue
    const reported = clause.cues.some(({ role }) => role === 'report')
    if (clause.opening === 'condition' || (clause.opening === 'concede' && reported) || believes(clause)) {
      // What the condition names is what the rest speaks of; the wine in it is nobody's advice.
      if (dishes.length > 0) {
        now = { ...now, dishes }
        isConditioned = true
      }
      continue
    }
    if (dishes.length === 0 && wines.length === 0) {
      if (clause.opening === 'except') {
        const derived = derivedWines(clause, sentence, now)
        if (derived.length > 0)
          advice.push(...pairs(now.dishes, derived, flip(now.polarity), said.strength, ['derived']))
      }
      if (said.isFirm) carried = { isFirm: true, strength: said.strength, isAgainst: said.polarity === -1 }
      if (said.isFirm && sentence.tokens[clause.last - 1]?.text === ':') label = said.polarity
      continue
    }
    const follows = clause.opening === 'colon' || clause.opening === 'bracket'
    const spoken =
      clause.opening === 'except'
        ? flip(now.polarity)
        : said.isFirm || said.isNot || !follows
          ? said.polarity
          : carried.isAgainst
            ? -1
            : 1
    const polarity = label === -1 && spoken === 1 && !said.isFirm ? -1 : spoken
    const reasons: Reason[] = [
      ...(polarity === -1 && !said.isAgainst && label !== -1 ? (['negation'] as const) : []),
      ...(said.isHedged ? (['hedge'] as const) : []),
    ]
    const strength = said.strength
    if (dishes.length > 0 && wines.length > 0) {
      const made = linked(
        clause,
        dishes,
        wines,
        polarity,
        strength,
        reasons,
        said.isFirm || follows || label !== null,
        mode.isList,
      )
      advice.push(...made)
      if (made.length > 0)
        now = {
          dishes: lastOf(made, ({ dish }) => dish, dishes),
          wines: lastOf(made, ({ wine }) => wine, wines),
          polarity,
        }
      else now = { ...now, dishes, wines }
    } else if (wines.length > 0) {
      const isOpen =
        said.isFirm ||
        said.isNot ||
        clause.cues.some(({ role }) => role === 'contrast') ||
        isConditioned ||
        mode.isList ||
        label !== null ||
        (follows && (now.dishes.length > 0 || carried.isFirm)) ||
        clause.opening === 'contrast' ||
        clause.opening === 'except' ||
        clause.opening === 'not' ||
        isFragment(clause, sentence) ||
        clause.cues.some(({ role }) => role === 'hedge')
      if (isOpen && now.dishes.length > 0) {
        const own: Reason[] =
          said.isFirm ||
          mode.isList ||
          label !== null ||
          follows ||
          clause.opening === 'not' ||
          clause.opening === 'except'
            ? []
            : ['no_advice']
        advice.push(...pairs(now.dishes, wines, polarity, strength, [...reasons, ...own, 'topic']))
        now = { ...now, wines, polarity }
      } else now = { ...now, wines }
    } else {
      const isOpen =
        said.isFirm ||
        said.isNot ||
        mode.isList ||
        label !== null ||
        follows ||
        clause.opening === 'except' ||
        clause.opening === 'not' ||
        (clause.opening === 'contrast' && clause.cues.some(({ role }) => role === 'link'))
      if (
        isOpen &&
        now.wines.length > 0 &&
        (mode.isList || clause.opening !== 'plain' || !speaksOfDish(clause, sentence))
      ) {
        advice.push(...pairs(dishes, now.wines, polarity, strength, [...reasons, 'topic']))
        now = { ...now, dishes, polarity }
      } else now = { ...now, dishes, wines: follows ? now.wines : [] }
    }
    if (!follows) carried = { isFirm: said.isFirm, strength, isAgainst: polarity === -1 && said.isFirm }
  }
  return { advice, topic: now }
}

interface Sense {
  polarity: 1 | -1
  strength: number
  /** a word of advice stands in it, not only "con" */
  isFirm: boolean
  isAgainst: boolean
  isNot: boolean
  isHedged: boolean
}

function senseOf(clause: Clause): Sense {
  const has = (role: string) => clause.cues.filter((cue) => cue.role === role)
  const against = has('against').length > 0
  // "Ni el Malbec ni el Tannat", "no … nunca": Spanish denies once, however often it says so.
  const denied = has('not').length > 0
  const affirmed = has('affirm').length > 0
  const hedge = has('hedge').reduce((left, cue) => Math.min(left, Number(cue.value) || 0.6), 1)
  const firm = [...has('for'), ...has('affirm'), ...has('against')]
  const strength = (firm.length > 0 ? Math.max(...firm.map(({ value }) => Number(value) || FIRM)) : LINKED) * hedge
  return {
    polarity: against !== denied ? -1 : 1,
    strength: Math.round(strength * 100) / 100,
    isFirm: firm.length > 0,
    isAgainst: against,
    isNot: denied && !affirmed,
    isHedged: hedge < 1,
  }
}

/** "Muchos creen que …", "the old rule says": an opinion that the writer reports. */
function believes(clause: Clause): boolean {
  const named = Math.min(...[...clause.wines, ...clause.dishes].map(({ first }) => first))
  return clause.cues.some(
    ({ role, last, first }) => role === 'report' && first < named && (last - first > 1 || clause.opening === 'concede'),
  )
}

function lastOf<T>(made: readonly Advice[], of: (advice: Advice) => T, fallback: readonly T[]): readonly T[] {
  const all = [...new Set(made.map(of))]
  return all.length > 0 ? all : fallback
}

/** "Never a delicate white.", "Un Malbec joven." */
function isFragment(clause: Clause, { tokens }: UnderstoodSentence): boolean {
  const words = tokens.slice(clause.first, clause.last).filter(({ isWord }) => isWord).length
  const named = clause.wines.reduce((sum, { first, last }) => sum + last - first, 0)
  return named * 2 >= words - 1
}

/** The clause begins with its dish: it is the one that is spoken of ("El lomo saltado pide cuerpo"). */
function speaksOfDish(clause: Clause, { tokens }: UnderstoodSentence): boolean {
  const dish = clause.dishes[0]
  if (!dish) return false
  const words = tokens.slice(clause.first, dish.first).filter(({ isWord }) => isWord)
  return words.length <= 1 && !clause.cues.some(({ role, first }) => role === 'link' && first < dish.first)
}

/** "… con casi todos los tintos, salvo los más ligeros": the colour is still the one that was named. */
function derivedWines(clause: Clause, sentence: UnderstoodSentence, topic: Topic): Named<WineMention>[] {
  const base = topic.wines.find(({ mention }) => mention.isClass)
  if (!base) return []
  const words = sentence.tokens.slice(clause.first + 1, clause.last).filter(({ isWord }) => isWord)
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last || words.length > 5) return []
  const text = sentence.text.slice(first.start, last.end)
  return [
    {
      sentence,
      mention: {
        ...base.mention,
        text,
        start: first.start,
        end: last.end,
        classes: [],
        derivedFrom: base.mention.text,
      },
    },
  ]
}

function flip(polarity: 1 | -1): 1 | -1 {
  return polarity === 1 ? -1 : 1
}
