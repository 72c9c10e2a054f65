/** How to serve a wine and what to say aloud. */
import type { Lang } from '../../contract/requests.ts'
import type { Serving } from '../../contract/results.ts'
import { afterNaming, theWine, yourDish } from '../../domain/said-names.ts'
import type { WineReading } from '../../flavor/readings.ts'
import { foldText } from '../../flavor/text/fold.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { WineTable } from '../wine-table.ts'
import { wordsIn } from '../words.ts'

export type ServingOf = (
  wines: WineTable,
  row: number,
  dish: string,
  /** '' where nothing is known to say */
  reasons: Record<Lang, string>,
  lang: Lang,
) => Serving

export function servings(knowledge: Knowledge): ServingOf {
  const sounds = knowledge.tables.pronunciations.rows
    .map((row) => ({ ...row, folded: foldText(row.word) }))
    .sort((a, b) => b.folded.length - a.folded.length)
  /** A list is asked for all evening; its labels are read aloud once. */
  const saidWines = new WeakMap<WineReading, Record<Lang, string>>()
  const sayWine = (wine: WineReading): Record<Lang, string> => {
    const name = wine.input.name.trim()
    const said = saidWines.get(wine) ?? { es: theWine(name, 'es'), en: theWine(name, 'en') }
    saidWines.set(wine, said)
    return said
  }
  return (wines, row, dish, reasons, lang) => {
    const wine = wines.readings[row]!
    const style = knowledge.tables.styles.byId.get(wine.style)
    const name = wine.input.name.trim()
    const say = (language: Lang) => {
      const why = afterNaming(reasons[language], dish, language)
      return wordsIn(language).say(yourDish(dish, language), sayWine(wine)[language], why).trim()
    }
    return {
      temp_c: [style?.temp_min ?? 10, style?.temp_max ?? 14],
      glass: style?.glass ?? '',
      decant_min: style?.decant_min ?? 0,
      say: { es: say('es'), en: say('en') },
      pronounce: pronounce(foldText(name), sounds, lang),
    }
  }
}

/** The foreign words of the name, respelt. */
function pronounce(
  name: string,
  sounds: readonly { word: string; folded: string; es: string; en: string }[],
  lang: Lang,
): string {
  let rest = name
  const found: string[] = []
  for (const sound of sounds) {
    if (!rest.includes(sound.folded)) continue
    rest = rest.replace(sound.folded, ' ')
    found.push(`${sound.word}: ${sound[lang]}`)
  }
  return found.join(' · ')
}
