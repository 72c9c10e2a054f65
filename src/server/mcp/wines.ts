/** Wines as assistants send and get them. */
import type { Lang, WineInput } from '../../contract/requests.ts'
import type { Recommendation } from '../../contract/results.ts'
import type { ToolWine } from '../../contract/tools.ts'
import { wineKey } from '../../domain/house-key.ts'

export function toInputs(wines: readonly (string | WineInput)[] | undefined): WineInput[] | undefined {
  return wines?.map((wine) => (typeof wine === 'string' ? { name: wine } : wine))
}

export function toToolWine(recommendation: Recommendation, lang: Lang): ToolWine {
  const { rank, wine, wine_id: id, score, style, style_class, colour, price, glass_price, house } = recommendation
  const { reasons, cautions, serve } = recommendation
  const money = (value: typeof price) => (typeof value === 'object' ? value : null)
  return {
    rank,
    wine,
    ...(id === undefined ? {} : { wine_id: id }),
    score,
    style,
    style_class,
    colour,
    price: money(price),
    glass_price: money(glass_price),
    by_house: house !== undefined,
    reasons: reasons.map(({ text }) => text),
    cautions: cautions.map(({ text }) => text),
    serve: { temp_c: serve.temp_c, glass: serve.glass, decant_min: serve.decant_min },
    say: serve.say[lang],
  }
}

/** Names of the list that share words with what was asked for, nearest first. */
export function nearestNames(wanted: string, names: readonly string[], most: number): string[] {
  const asked = new Set(wineKey(wanted).split(' '))
  const shared = (name: string) =>
    wineKey(name)
      .split(' ')
      .filter((word) => word.length > 2 && asked.has(word)).length
  return names
    .map((name) => ({ name, count: shared(name) }))
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ name }) => name)
}
