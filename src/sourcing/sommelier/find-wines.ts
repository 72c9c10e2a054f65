/** The wines, styles and grapes that a sentence names. The reader of wine lists finds the names; here their bounds in prose are drawn. */
import type { WineLexicon } from '../../flavor/wine/lexicon.ts'
import type { AdviceWords, Cue } from './advice-words.ts'
import type { Token } from './tokens.ts'
import { cooked, type Part, type Stretch, WINE_NOUN, wineParts } from './wine-parts.ts'

export interface WineMention {
  type: 'wine'
  /** UTF-16 offsets into the sentence */
  start: number
  end: number
  text: string
  /** tokens from `first` up to, not including, `last` */
  first: number
  last: number
  /** only a colour or a type is named, no grape, place or style of its own */
  isClass: boolean
  /** what class words stand in it: `red:red_full|white:…` */
  classes: readonly string[]
  /** the wine whose colour an ellipsis takes ("salvo los más ligeros") */
  derivedFrom?: string
}

export function findWines(
  sentence: string,
  tokens: readonly Token[],
  lexicon: WineLexicon,
  advice: AdviceWords,
  isFood: (word: string) => boolean,
): WineMention[] {
  // "The sommelier Carmen Ortiz" is no Carménère.
  const names = new Set(advice.find(tokens, ['title']).flatMap(({ last }) => capitalsFrom(last, tokens)))
  const parts = wineParts(sentence, tokens, lexicon, isFood).filter(({ first }) => !names.has(first))
  const classes = advice
    .find(tokens, ['class'])
    .filter((cue) => !parts.some((part) => part.isCore && !part.isClass && overlaps(part, cue)))
  return grow(parts, classes, tokens, sentence).filter((wine, i, all) => !isPredicate(wine, all[i - 1], tokens))
}

function capitalsFrom(from: number, tokens: readonly Token[]): number[] {
  const end = tokens.findIndex(({ capital }, i) => i >= from && !capital)
  return Array.from({ length: Math.max(0, (end < 0 ? tokens.length : end) - from) }, (_, i) => from + i)
}

/** "Zinfandel is a generous red": said of a wine, not another one. */
function isPredicate(wine: WineMention, before: WineMention | undefined, tokens: readonly Token[]): boolean {
  if (!wine.isClass || before === undefined || wine.first - before.last > 4) return false
  return /^(?:is|are|es|son|un|una|a|an)(?: (?:un|una|a|an|the|el|la))*(?: [a-z]+)?$/.test(
    tokens
      .slice(before.last, wine.first)
      .map(({ text }) => text)
      .filter((word) => word !== ',')
      .join(' '),
  )
}

/** Describing words join the core beside them, cores that belong together become one. */
function grow(
  parts: readonly Part[],
  classes: readonly Cue[],
  tokens: readonly Token[],
  sentence: string,
): WineMention[] {
  const describing: (Stretch & { value?: string })[] = [...parts.filter(({ isCore }) => !isCore), ...classes]
  const cores: Part[] = []
  for (const part of parts.filter(({ isCore }) => isCore)) {
    const last = cores.at(-1)
    if (last && part.first < last.last) {
      last.last = Math.max(last.last, part.last)
      last.isClass &&= part.isClass
    } else if (last && joins(last.last, part.first, tokens)) {
      last.last = part.last
      last.isClass &&= part.isClass
    } else cores.push({ ...part })
  }
  // "Vino dulce", "dessert wines": a noun and what makes it a style.
  for (const noun of parts.filter(
    ({ first, last, isCore }) => !isCore && last === first + 1 && WINE_NOUN.has(tokens[first]!.text),
  )) {
    const beside = classes.find((cue) => cue.value !== '' && (cue.first === noun.last || cue.last === noun.first))
    if (
      beside &&
      !cores.some((core) => overlaps(core, noun) || core.first === noun.last || core.last === noun.first) &&
      !cooked(noun.first, noun.last, tokens)
    )
      cores.push({
        first: Math.min(noun.first, beside.first),
        last: Math.max(noun.last, beside.last),
        isCore: true,
        isClass: true,
      })
  }
  cores.sort((a, b) => a.first - b.first)
  return cores.map((core, i) => {
    const from = cores[i - 1]?.last ?? 0
    const to = cores[i + 1]?.first ?? tokens.length
    const stretch = stretched(core, describing, from, to, tokens)
    const start = tokens[stretch.first]!.start
    const end = tokens[stretch.last - 1]!.end
    const said = classes.filter((cue) => cue.first >= stretch.first && cue.last <= stretch.last && cue.value !== '')
    return {
      type: 'wine',
      start,
      end,
      text: sentence.slice(start, end),
      ...stretch,
      isClass: core.isClass,
      classes: said.map(({ value }) => value),
    }
  })
}

/** "Malbec de Mendoza", "Chardonnay del valle de Casablanca": no comma, no conjunction between. */
function joins(from: number, to: number, tokens: readonly Token[]): boolean {
  if (to - from > 4) return false
  return tokens
    .slice(from, to)
    .every(({ text }) => /^(?:de|del|la|el|los|valle|from|the|of|region|zona|valley|-|'s)$/.test(text))
}

function stretched(
  core: Stretch,
  describing: readonly Stretch[],
  from: number,
  to: number,
  tokens: readonly Token[],
): Stretch {
  let { first, last } = core
  for (let grew = true; grew; ) {
    grew = false
    for (const part of describing) {
      if (
        part.first >= last &&
        part.last <= to &&
        (joins(last, part.first, tokens) || adjectiveFollows(last, part.first, tokens))
      ) {
        last = part.last
        grew = true
      }
      if (part.last <= first && part.first >= from && (part.last === first || isComma(part.last, first, tokens))) {
        first = part.first
        grew = true
      }
      if (part.first < first && part.last > first && part.first >= from) {
        first = part.first
        grew = true
      }
      if (part.first < last && part.last > last && part.last <= to) {
        last = part.last
        grew = true
      }
    }
  }
  return { first, last }
}

/** "Un blanco seco y fresco". */
function adjectiveFollows(from: number, to: number, tokens: readonly Token[]): boolean {
  return to - from === 1 && /^(?:y|and|,|muy|mas|bien)$/.test(tokens[from]!.text)
}

/** "A light, fruity red". */
function isComma(from: number, to: number, tokens: readonly Token[]): boolean {
  return to - from === 1 && /^(?:,|and|y)$/.test(tokens[from]!.text)
}

function overlaps(a: Stretch, b: Stretch): boolean {
  return a.first < b.last && b.first < a.last
}
