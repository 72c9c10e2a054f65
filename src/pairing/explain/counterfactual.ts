/** "Why not this wine?" and "what if it were spicier?": the same score, looked at from the other side. */
import type { DishInput, Lang } from '../../contract/requests.ts'
import type { DishResult, ExplainResponse } from '../../contract/results.ts'
import { clamp01 } from '../../domain/scales.ts'
import { DISH_INDEX, DISH_KEYS, type DishKey } from '../../domain/vocabulary.ts'
import type { DishReading } from '../../flavor/readings.ts'
import { foldText } from '../../flavor/text/fold.ts'
import type { Engine, PairOptions } from '../engine.ts'
import type { WineTable } from '../wine-table.ts'
import { spokenName, wordsIn } from '../words.ts'
import { sayRule, WORTH_SAYING } from './reasons.ts'

type WhyNot = NonNullable<ExplainResponse['why_not']>
type WhatIf = NonNullable<ExplainResponse['what_if']>

const MOST_DIFFERENCES = 4

/** Compares a wine of the list with the first; null when no wine of the list is meant. */
export function whyNot(engine: Engine, dish: DishReading, wines: WineTable, wanted: string, lang: Lang): WhyNot | null {
  const row = findWine(wines, wanted)
  if (row === null || wines.size === 0) return null
  const words = wordsIn(lang)
  const scores = engine.scoreWines(dish, wines)
  const order = Array.from(scores, (_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const first = order[0]!
  const rank = order.indexOf(row) + 1
  const name = (at: number) => wines.readings[at]!.input.name
  const text =
    rank === 1
      ? words.whyFirst(spokenName(name(row)))
      : words.whyNot(spokenName(name(row)), rank, spokenName(name(first)))
  const differences = rank === 1 ? [] : differencesOf(engine, dish, wines, row, first, lang)
  return {
    wine: name(row),
    first: name(first),
    rank,
    score: Math.round(scores[row]! * 10_000) / 10_000,
    differences,
    text,
  }
}

/** What moves the wine's logit away from the first one's, strongest first. */
function differencesOf(
  engine: Engine,
  dish: DishReading,
  wines: WineTable,
  row: number,
  first: number,
  lang: Lang,
): WhyNot['differences'] {
  const words = wordsIn(lang)
  const mine = logitsById(engine, dish, wines, row)
  const theirs = logitsById(engine, dish, wines, first)
  const rules = new Map(engine.scorers.compiled.map((rule) => [rule.rule.id, rule]))
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((id) => ({ id, own: mine.get(id) ?? 0, logit: (mine.get(id) ?? 0) - (theirs.get(id) ?? 0) }))
    .filter(({ logit }) => logit <= -WORTH_SAYING)
    .sort((a, b) => a.logit - b.logit)
    .slice(0, MOST_DIFFERENCES)
    .map(({ id, own, logit }) => {
      const rule = rules.get(id)
      if (!rule) return { id, logit: round(logit), text: words.preferred[PREFERRED_BY[id] ?? 'popular'] }
      const sentence = sayRule(rule, dish, lang)
      return { id, logit: round(logit), text: own < 0 ? words.suffers(sentence) : words.lacks(sentence) }
    })
}

/** Whose preference a part of the score is that no rule gives; what is not here is that of everybody. */
const PREFERRED_BY: Readonly<Record<string, 'published' | 'panel' | 'learned'>> = {
  published: 'published',
  panel: 'panel',
  towers: 'learned',
  forest: 'learned',
}

/** Prior parts carry the style class as their id: they are one thing here. */
function logitsById(engine: Engine, dish: DishReading, wines: WineTable, row: number): Map<string, number> {
  const sums = new Map<string, number>()
  for (const part of engine.scorers.total.explain(dish, wines, row)) {
    const id = part.from === 'bias' ? 'prior' : part.id
    sums.set(id, (sums.get(id) ?? 0) + part.logit)
  }
  return sums
}

/** The wine that has most of the wanted words in its name. */
export function findWine(wines: WineTable, wanted: string): number | null {
  const words = foldText(wanted)
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1)
  if (words.length === 0) return null
  let best: number | null = null
  let bestHits = 0
  for (const [row, { input, grapes }] of wines.readings.entries()) {
    const name = ` ${foldText(`${input.name} ${input.producer ?? ''} ${grapes.join(' ')}`).replace(/[^a-z0-9]+/g, ' ')} `
    const hits = words.filter((word) => name.includes(` ${word}`)).length / words.length
    if (hits > bestHits) {
      best = row
      bestHits = hits
    }
  }
  return bestHits >= 0.5 ? best : null
}

/** Pairs the dish again with the change applied: "más picante", "con crema", "sin ají". */
export function whatIf(
  engine: Engine,
  dish: string | DishInput,
  wines: WineTable,
  change: string,
  before: DishResult,
  options: PairOptions,
): WhatIf {
  const words = wordsIn(options.lang)
  const changed = changeDish(engine, dish, change)
  const result = changed ? engine.pairReading(changed, wines, options) : before
  const now = result.recommendations[0]?.wine
  const then = before.recommendations[0]?.wine
  const moved = now !== undefined && then !== undefined && now !== then
  const text = !changed
    ? words.whatIfUnclear
    : moved
      ? words.whatIfMoved(spokenName(now), spokenName(then))
      : words.whatIfSame(spokenName(now ?? ''))
  return { change, understood: changed !== null, result, text }
}

/** The reading of the changed dish; null when nothing of the change was understood. */
export function changeDish(engine: Engine, dish: string | DishInput, change: string): DishReading | null {
  const line = typeof dish === 'string' ? { dish } : dish
  const { steps, rest } = guestSteps(engine, change)
  const plain = engine.readDish(line)
  const read = rest === '' ? plain : engine.readDish({ ...line, dish: `${line.dish} ${rest}` })
  const readMoved = rest !== '' && read.unknown.length <= plain.unknown.length && differs(plain, read)
  if (steps.length === 0 && !readMoved) return null
  const from = readMoved ? read : plain
  const values = Float32Array.from(from.profile.values)
  for (const [key, step] of steps) values[DISH_INDEX[key]] = clamp01(values[DISH_INDEX[key]]! + step)
  return {
    ...from,
    text: `${line.dish} (${change.trim()})`,
    dishId: readMoved ? from.dishId : plain.dishId,
    profile: { ...from.profile, values },
  }
}

function differs(a: DishReading, b: DishReading): boolean {
  if (a.profile.values.some((value, i) => Math.abs(value - b.profile.values[i]!) > 0.02)) return true
  return (
    a.profile.protein.join() !== b.profile.protein.join() || a.profile.technique.join() !== b.profile.technique.join()
  )
}

const EFFECT = /^dish\.(\w+):([+-]?[\d.]+)$/

/** The steps that known guest words ask for, and what is left of the sentence. */
function guestSteps(engine: Engine, change: string): { steps: [DishKey, number][]; rest: string } {
  let rest = ` ${foldText(change)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
  const steps: [DishKey, number][] = []
  const phrases = engine.knowledge.tables['guest-words'].rows
    .flatMap((row) =>
      row.aliases.map((alias) => ({
        row,
        alias: ` ${foldText(alias)
          .replace(/[^a-z0-9]+/g, ' ')
          .trim()} `,
      })),
    )
    .sort((a, b) => b.alias.length - a.alias.length)
  for (const { row, alias } of phrases) {
    const own = row.effect.flatMap((effect): [DishKey, number][] => {
      const match = EFFECT.exec(effect)
      const key = DISH_KEYS.find((candidate) => candidate === match?.[1])
      return match && key ? [[key, Number(match[2])]] : []
    })
    if (own.length === 0 || alias.length < 4 || !rest.includes(alias)) continue
    rest = rest.replace(alias, ' ')
    steps.push(...own)
  }
  return { steps, rest: rest.trim() }
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
