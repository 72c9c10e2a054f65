/** The words no table knows: capitalised ones are the house and the label, the others nobody understood. */
import type { Facts } from './facts.ts'
import type { Field } from './field.ts'

export interface Remainder {
  producer: string | null
  label: string | null
  unknown: readonly string[]
}

/** Small words that say nothing and are no name. */
const SILENT = new Set(
  (
    'a al con en el la los las le les lo il i un una uno por para the with in on at by for to from n no nro vs x s sa srl ltd ' +
    'botella bot btl bottle copa copas glass glasses media magnum mg jarra jarrita decanter vaso ml cl cc lt l doc docg do doca aoc ' +
    'aop igp igt ava dop vcprd qba nv sc año años meses months years sobre mesa casa nuestro nuestra seleccionado promo promocion oferta'
  ).split(' '),
)
const LONGEST_NAME = 6

export function readRemainder(facts: Facts, isWine: boolean): Remainder {
  const { name } = facts
  const left = unreadTokens(facts)
  if (!isWine) return { producer: null, label: null, unknown: left.map((at) => printed(name, at, at + 1)) }
  const capitals = name.tokens.some((token) => token.capital)
  const unknown: string[] = []
  const groups: [number, number][] = []
  for (const at of left) {
    if (capitals && !name.tokens[at]!.capital) {
      unknown.push(printed(name, at, at + 1))
      continue
    }
    const last = groups.at(-1)
    if (last && joins(name, last[1], at)) last[1] = at + 1
    else groups.push([withArticle(name, at, left), at + 1])
  }
  const names = groups
    .filter(([first]) => !name.tokens[first]!.bracketed)
    .map(([first, last]) => printed(name, first, Math.min(last, first + LONGEST_NAME)))
  const producer = facts.producer ? null : (names.shift() ?? null)
  return { producer, label: facts.label ? null : (names[0] ?? null), unknown }
}

function unreadTokens(facts: Facts): number[] {
  const { name } = facts
  const read = new Uint8Array(name.tokens.length)
  const mark = (first: number, last: number) => read.fill(1, first, last)
  for (const found of name.phrases) mark(found.first, found.last)
  for (const found of name.styles) mark(found.first, found.last)
  if (facts.label) mark(facts.label.found.first, facts.label.found.last)
  const left: number[] = []
  name.tokens.forEach((token, at) => {
    if (read[at] === 0 && !token.particle && !SILENT.has(token.text) && !/^\d+$/.test(token.text)) left.push(at)
  })
  return left
}

const ARTICLES = new Set(['el', 'la', 'los', 'las', 'le', 'les', 'il', 'lo', 'i', 'the'])

/** `La Cana`, `Il Ghizzano`: a capitalised article before a name belongs to it. */
function withArticle(name: Field, at: number, left: readonly number[]): number {
  const before = name.tokens[at - 1]
  if (!before?.capital || name.tokens[at]!.breaks || left.includes(at - 1)) return at
  return ARTICLES.has(before.text) ? at - 1 : at
}

/** Names run on over particles and small words, not over commas and not over what was read. */
function joins(name: Field, end: number, at: number): boolean {
  for (let i = end; i <= at; i++) {
    const token = name.tokens[i]!
    if (token.breaks) return false
    if (i < at && token.text === 'nv') return false
    if (i < at && !token.particle && !SILENT.has(token.text)) return false
  }
  return true
}

function printed(name: Field, first: number, last: number): string {
  return name.line.input.slice(name.tokens[first]!.start, name.tokens[last - 1]!.end)
}
