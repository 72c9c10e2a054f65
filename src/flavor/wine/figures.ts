/** The numbers of a line: which may be years or alcohol, and which are sizes and prices and mean nothing here. */
import type { Mask } from './tokens.ts'

/** `14%`, `13,5 % vol`: alcohol, unless a grape follows (`80% meunier`). Offsets into the folded text. */
export interface Percent extends Mask {
  value: number
  /** `vol`, `alc` or a degree sign: alcohol for certain */
  certain: boolean
}

export interface Figures {
  masks: Mask[]
  percents: Percent[]
  /** a full year, printed whole (`2019`), dotted (`2.018`) or after an apostrophe (`'19`) */
  years: (Mask & { year: number })[]
}

export const FIRST_VINTAGE = 1900
export const LAST_VINTAGE = 2026

const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s*(%|°|º|grados\b)\s*(?:(vol|alc|abv)(?:ume|ohol)?n?\b\.?)?/g
const NAMED_ABV = /\b(?:alc(?:ohol)?|abv)\.?\s*:?\s*(\d{1,2}(?:[.,]\d{1,2})?)/g
const SIZE =
  /(?:\b\d+\s*x\s*|\bx\s*)?\b\d+(?:[.,]\d+)?\s*(?:ml|cl|cc|lts?|litros?|l|oz|onzas?|kg|gr?|und|puntos|pts|points)\b\.?/g
const PACK = /\b(?:caja|pack|x)\s*(?:x|de)?\s*\d{1,2}\b(?!\d)/g
const PRICE =
  /(?:s\/\.?|us\$|\$|€|£|\bpen\b|\busd\b|\beur\b)\s*\d[\d.,]*|\b\d[\d.,]*\s*(?:€|\$|soles\b|pen\b|usd\b|eur\b)|\b\d+[.,]\d{2}\b(?!\s*%)/g
const DOTTED_YEAR = /(?<![\d$€£/.,])([12])[.,](\d{3})(?![\d.,]\d|\d)/g
const SLIPPED_YEAR = /(?<![a-z0-9])(?:19|2[o0])[\do][\dol]\b/g
const SHORT_YEAR = /(?<!\w)'(\d{2})\b(?!')/g

export function readFigures(text: string): Figures {
  const figures: Figures = { masks: [], percents: [], years: [] }
  if (!/\d/.test(text)) return figures
  readYears(text, figures)
  readPercents(text, figures)
  for (const pattern of [SIZE, PACK, PRICE])
    for (const match of text.matchAll(pattern)) mask(figures, match.index, match[0].length)
  return figures
}

function readYears(text: string, figures: Figures): void {
  const keep = (at: number, length: number, year: number) => {
    if (year < FIRST_VINTAGE || year > LAST_VINTAGE) return
    figures.years.push({ from: at, to: at + length, year })
    mask(figures, at, length)
  }
  for (const match of text.matchAll(DOTTED_YEAR)) {
    const year = Number(match[1]! + match[2]!)
    if (year >= 1980 && !/^\s*(?:ml|cc|€|\$|soles|pen)/.test(text.slice(match.index + match[0].length)))
      keep(match.index, match[0].length, year)
  }
  for (const match of text.matchAll(SLIPPED_YEAR))
    if (/[ol]/.test(match[0]))
      keep(match.index, match[0].length, Number(match[0].replaceAll('o', '0').replaceAll('l', '1')))
  for (const match of text.matchAll(SHORT_YEAR)) keep(match.index, match[0].length, centuryOf(Number(match[1])))
}

/** 19 is 2019, 98 is 1998. */
export function centuryOf(twoFigures: number): number {
  return twoFigures <= LAST_VINTAGE - 2000 ? 2000 + twoFigures : 1900 + twoFigures
}

function readPercents(text: string, figures: Figures): void {
  for (const match of text.matchAll(PERCENT)) {
    const certain = match[3] !== undefined || match[2] !== '%'
    const from = match.index
    const to = from + match[0].length
    figures.percents.push({ value: decimal(match[1]!), certain, from, to })
    mask(figures, from, to - from)
  }
  for (const match of text.matchAll(NAMED_ABV)) {
    const to = match.index + match[0].length
    figures.percents.push({ value: decimal(match[1]!), certain: true, from: match.index, to })
    mask(figures, match.index, match[0].length)
  }
}

/** Alcohol a wine can have; readers print 4 to 24 %. */
export function isAbv(value: number): boolean {
  return value >= 4 && value <= 24
}

export function decimal(digits: string): number {
  return Number(digits.replace(',', '.'))
}

function mask(figures: Figures, from: number, length: number): void {
  figures.masks.push({ from, to: from + length })
}
