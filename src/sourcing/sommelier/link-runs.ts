/** Dishes and wines of one clause that belong together: by the words between them, else by their order. */
import type { Advice, Named, Reason } from './advice.ts'
import type { Clause } from './clauses.ts'
import type { DishMention } from './find-dishes.ts'
import type { WineMention } from './find-wines.ts'
import { isSmall } from './tokens.ts'

export function linked(
  clause: Clause,
  dishes: readonly Named<DishMention>[],
  wines: readonly Named<WineMention>[],
  polarity: 1 | -1,
  strength: number,
  reasons: readonly Reason[],
  isFirm: boolean,
  isList: boolean,
): Advice[] {
  const hasLink = clause.cues.some(({ role }) => role === 'link')
  if (!isFirm && !hasLink && !clause.hasArrow && !isList && polarity === 1) return []
  const own: Reason[] =
    isFirm || clause.hasArrow || isList || isBare(clause, dishes, wines) ? [...reasons] : [...reasons, 'weak_link']
  const runs = runsOf(dishes, wines)
  if (runs.length === 2) return pairs(dishes, wines, polarity, strength, own)
  const made: Advice[] = []
  const pair = (a: Run | undefined, b: Run | undefined, more: readonly Reason[]) => {
    if (!a || !b) return
    const [d, w] = a.type === 'dish' ? [a, b] : [b, a]
    made.push(...pairs(d.dishes, w.wines, polarity, strength, [...own, ...more]))
  }
  const joined = joinedRuns(clause, runs)
  if (joined.length > 0) {
    for (const { at, isSure } of joined) pair(runs[at], runs[at + 1], isSure ? [] : ['order'])
    return made
  }
  for (let i = 0; i + 1 < runs.length; i += 2) pair(runs[i], runs[i + 1], [])
  if (runs.length % 2 === 1) pair(runs.at(-2), runs.at(-1), ['order'])
  return made
}

/** "Con los anticuchos, un Syrah": nothing stands beside the two, so nothing else can be meant. */
function isBare(clause: Clause, dishes: readonly Named<DishMention>[], wines: readonly Named<WineMention>[]): boolean {
  const mentions = [...dishes, ...wines]
  const tokens = mentions[0]?.sentence.tokens ?? []
  const named = (at: number) => mentions.some(({ mention }) => mention.first <= at && at < mention.last)
  const other = tokens
    .slice(clause.first, clause.last)
    .filter((token, i) => token.isWord && token.text.length > 3 && !isSmall(token) && !named(clause.first + i))
  return other.length <= 1
}

/**
 * "Un Oporto para el roquefort y un Chenin Blanc para el brie": the words between say what belongs together. Where the
 * clause opens with such a word ("con el tiradito, un Riesling, con …") the order says it better.
 */
function joinedRuns(clause: Clause, runs: readonly Run[]): { at: number; isSure: boolean }[] {
  const spans = runs.map(({ dishes, wines }) => {
    const mentions = [...dishes, ...wines].map(({ mention }) => mention)
    return {
      first: Math.min(...mentions.map(({ first }) => first)),
      last: Math.max(...mentions.map(({ last }) => last)),
    }
  })
  const links = clause.cues.filter(({ role }) => role === 'link' || role === 'for' || role === 'against')
  if (links.some(({ role, first }) => role === 'link' && first < (spans[0]?.first ?? 0))) return []
  const joined: { at: number; isSure: boolean }[] = []
  const used = new Set<number>()
  const isLinked = (at: number) =>
    links.some(({ first }) => first >= (spans[at]?.last ?? 0) && first < (spans[at + 1]?.first ?? 0))
  for (let at = 0; at + 1 < runs.length; at++) {
    if (!isLinked(at)) continue
    const isSure = !used.has(at) && !used.has(at + 1)
    joined.push({ at, isSure })
    used.add(at).add(at + 1)
  }
  return joined
}

interface Run {
  type: 'dish' | 'wine'
  dishes: Named<DishMention>[]
  wines: Named<WineMention>[]
}

/** Dishes and wines in their order, neighbours of one kind together. */
function runsOf(dishes: readonly Named<DishMention>[], wines: readonly Named<WineMention>[]): Run[] {
  const runs: Run[] = []
  const take = (type: Run['type']) => {
    const last = runs.at(-1)
    if (last?.type === type) return last
    const run: Run = { type, dishes: [], wines: [] }
    runs.push(run)
    return run
  }
  const steps = [
    ...dishes.map((dish) => ({ at: dish.mention.first, dish, wine: null })),
    ...wines.map((wine) => ({ at: wine.mention.first, dish: null, wine })),
  ].sort((a, b) => a.at - b.at)
  for (const { dish, wine } of steps) {
    if (dish) take('dish').dishes.push(dish)
    if (wine) take('wine').wines.push(wine)
  }
  return runs
}

export function pairs(
  dishes: readonly Named<DishMention>[],
  wines: readonly Named<WineMention>[],
  polarity: 1 | -1,
  strength: number,
  reasons: readonly Reason[],
): Advice[] {
  return dishes.flatMap((dish) =>
    wines.map(
      (wine): Advice => ({
        dish,
        wine,
        polarity,
        strength,
        reasons: dish.mention.isWeak ? [...reasons, 'weak_food'] : reasons,
      }),
    ),
  )
}
