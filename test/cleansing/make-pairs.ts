/**
 * Makes pairs.csv from the labelled names: every two names of one wine are the same; names of two wines are not, mostly
 * of one house, so that a line, grape, vintage, size or sweetness alone tells them apart. Houses fall whole into the half
 * that the matcher is tuned on or into the half that tests it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fnv1a32 } from '../../src/domain/hash.ts'
import { type Random, randomFrom } from '../../src/domain/random.ts'

interface Labelled {
  house: string
  /** line, grape, vintage, size, sweetness */
  key: string[]
  names: { text: string; withoutVintage: boolean; misspelt: boolean }[]
}

const ATTRIBUTES = ['line', 'grape', 'vintage', 'size', 'sweetness'] as const
const HEADER = 'left,right,same,kind,half'
const OTHER_HOUSES = 110
const MOST_OF_TWO_WINES = 2
const SIZES = ['375 ml', '1.5 L', 'Magnum', '187ml'] as const
const SIZE_NAMED = /\d\s?(?:ml|cl|cc|l|lt)\b|magnum|botella|bot\./i

export function makePairs(text: string): string {
  const wines = readNames(text)
  const later = wines.filter(({ house }) => house.startsWith('+'))
  const first = wines.filter((wine) => !later.includes(wine))
  // Each part has a draw of its own: what is added later leaves the pairs that are there as they are.
  return `${[HEADER, ...pairsOf(first, OTHER_HOUSES, randomFrom(4)), ...pairsOf(later, 0, randomFrom(5))].join('\n')}\n`
}

function pairsOf(wines: readonly Labelled[], otherHouses: number, random: Random): string[] {
  const rows = wines.flatMap((wine) => samePairs(wine))
  for (const [i, left] of wines.entries())
    for (const right of wines.slice(i + 1)) {
      if (left.house !== right.house) continue
      const kind = differenceOf(left, right)
      const pairs = left.names.flatMap((a) => right.names.map((b) => ({ a, b })))
      const clear = pairs.filter(({ a, b }) => kind !== 'vintage' || !(a.withoutVintage || b.withoutVintage))
      for (let n = 0; n < MOST_OF_TWO_WINES && clear.length > 0; n++) {
        const [pick] = clear.splice(random.below(clear.length), 1)
        // Pairs that differ in one thing alone are the hard ones: all of them; of the others one in four.
        if (pick && (kind !== 'several' || random.next() < 0.25))
          rows.push(row(pick.a.text, pick.b.text, 0, kind, left.house))
      }
    }
  for (const wine of wines) rows.push(...otherYearAndSize(wine, random))
  for (let n = 0; n < otherHouses; ) {
    const left = wines[random.below(wines.length)]!
    const right = wines[random.below(wines.length)]!
    const apart = halfOf(left.house) === halfOf(right.house) && left.house !== right.house
    if (!apart || left.key[1] !== right.key[1]) continue
    n++
    rows.push(row(left.names[0]!.text, right.names[0]!.text, 0, 'house', left.house))
  }
  return rows
}

function readNames(text: string): Labelled[] {
  let house = ''
  return text.split('\n').flatMap((line) => {
    if (line.startsWith('@')) house = line.slice(1).trim()
    const [key, names] = line.split(/:(.*)/s)
    if (line.startsWith('#') || line.startsWith('@') || names === undefined) return []
    return [{ house, key: key!.split('/'), names: names.split(' | ').map(readName) }]
  })
}

function readName(printed: string): Labelled['names'][number] {
  const text = printed.trim()
  return {
    text: text.replace(/^[~!]/, ''),
    withoutVintage: text.startsWith('~'),
    misspelt: text.startsWith('!'),
  }
}

function samePairs({ names, house }: Labelled): string[] {
  return names.flatMap((left, i) =>
    names.slice(i + 1).map((right) => {
      const kind = left.misspelt || right.misspelt ? 'misspelt' : 'shops'
      return row(left.text, right.text, 1, left.withoutVintage || right.withoutVintage ? 'no_vintage' : kind, house)
    }),
  )
}

/** The same label of the next harvest, or in a half bottle, is another wine to sell. */
function otherYearAndSize({ names, house, key }: Labelled, random: Random): string[] {
  const [left, right] = [names[0]!.text, names.at(-1)!]
  const year = key[2] ?? ''
  const rows: string[] = []
  if (year !== '' && right.text.includes(year) && random.next() < 0.35)
    rows.push(row(left, right.text.replace(year, String(Number(year) + 1)), 0, 'vintage', house))
  const named = SIZE_NAMED.test(right.text)
  if (!named && random.next() < 0.2)
    rows.push(row(left, `${right.text} ${SIZES[random.below(SIZES.length)]!}`, 0, 'size', house))
  return rows
}

function differenceOf(left: Labelled, right: Labelled): string {
  const differing = ATTRIBUTES.filter((_, i) => (left.key[i] ?? '') !== (right.key[i] ?? ''))
  return differing.length === 1 ? differing[0]! : 'several'
}

function row(left: string, right: string, same: number, kind: string, house: string): string {
  return [quoted(left), quoted(right), same, kind, halfOf(house)].join(',')
}

function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function halfOf(house: string): string {
  // A house marked `+` came after the first measure: it may only tune.
  return house.startsWith('+') || fnv1a32(house) % 2 === 0 ? 'tune' : 'test'
}

if (import.meta.main) {
  const pairs = makePairs(readFileSync(join(import.meta.dirname, 'names.txt'), 'utf8'))
  writeFileSync(join(import.meta.dirname, 'pairs.csv'), pairs)
}
