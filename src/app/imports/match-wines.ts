/**
 * Which wine of the house a line is: by its code, else by its label and size (the vintage may roll), else by the matcher of
 * names where it is sure. Each wine is given once, so that two vintages on one list stay two wines.
 */
import { join } from 'node:path'
import { loadConfiguration } from '../../cleansing/configuration.ts'
import { likenessOf, type Matcher } from '../../cleansing/match/likeness.ts'
import { buildNameWords, type NameWords } from '../../cleansing/match/name-words.ts'
import { readName, type WineName } from '../../cleansing/match/read-name.ts'
import type { ImportFields } from '../../contract/house/lists.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { CellarWine } from '../../storage/wines-cellar.ts'
import { labelKey, USUAL_ML } from '../house-lists/label-key.ts'

/** How likely two names are one wine, 0..1; the vintage does not count. */
export interface NameMatcher {
  link: number
  read(name: string): WineName
  likeness(a: WineName, b: WineName): number
}

export interface Line {
  n: number
  fields: ImportFields
}

/** Null where the words of names are not there: then labels decide alone. */
export function openNameMatcher(root: string, knowledge: Knowledge, year: number): NameMatcher | null {
  let words: NameWords
  let matcher: Matcher
  try {
    const configuration = loadConfiguration(join(root, 'data', 'cleansing'))
    words = buildNameWords(knowledge, configuration.names)
    matcher = configuration.matcher
  } catch {
    return null
  }
  return {
    link: matcher.link,
    read: (name) => ({ ...readName(name, words, year + 1), vintage: null }),
    likeness: (a, b) => likenessOf(a, b, words, matcher),
  }
}

/** Beyond so many comparisons of names only labels decide: nobody renames a thousand wines at once. */
const MOST_PAIRS = 150_000

/** @returns the wine's id for the rows that are one already */
export function matchWines(
  lines: readonly Line[],
  wines: readonly CellarWine[],
  names: NameMatcher | null,
): Map<number, string> {
  const found = new Map<number, string>()
  const free = new Map(wines.map((wine) => [wine.id, wine]))
  const give = ({ n }: Line, wine: CellarWine) => {
    found.set(n, wine.id)
    free.delete(wine.id)
  }
  const rest = (): Line[] => lines.filter(({ n }) => !found.has(n))
  for (const line of rest()) {
    const sku = line.fields.sku
    const wine = sku ? [...free.values()].find((one) => one.sku === sku) : undefined
    if (wine) give(line, wine)
  }
  const byLabel = Map.groupBy(wines, (wine) => sizedKey(labelKey(wine.name, wine.producer), wine.sizeMl))
  // The same year first, then what is on the list before what was, then the first.
  for (const sameYear of [true, false])
    for (const line of rest()) {
      const { name = '', producer = '', size_ml: size = null } = line.fields
      const candidates = (byLabel.get(sizedKey(labelKey(name, producer), size)) ?? []).filter(
        (wine) => free.has(wine.id) && !hasOtherSku(line, wine) && (!sameYear || yearOf(wine) === yearOf(line.fields)),
      )
      const wine = candidates.find(({ isArchived }) => !isArchived) ?? candidates[0]
      if (wine) give(line, wine)
    }
  if (names) giveAlike(rest(), [...free.values()], names, give)
  return found
}

function giveAlike(
  lines: readonly Line[],
  wines: readonly CellarWine[],
  names: NameMatcher,
  give: (line: Line, wine: CellarWine) => void,
): void {
  if (lines.length * wines.length > MOST_PAIRS) return
  const read = wines.map((wine) => ({ wine, name: names.read(printedName(wine, wine.sizeMl)) }))
  const pairs: { line: Line; wine: CellarWine; likeness: number }[] = []
  for (const line of lines) {
    const name = names.read(printedName(line.fields, line.fields.size_ml ?? null))
    for (const other of read) {
      if (hasOtherSku(line, other.wine)) continue
      const likeness = names.likeness(name, other.name)
      if (likeness >= names.link) pairs.push({ line, wine: other.wine, likeness })
    }
  }
  const taken = new Set<unknown>()
  for (const { line, wine } of pairs.sort((a, b) => b.likeness - a.likeness || a.line.n - b.line.n)) {
    if (taken.has(line) || taken.has(wine)) continue
    taken.add(line).add(wine)
    give(line, wine)
  }
}

/** Two codes are two wines, whatever their names. */
function hasOtherSku({ fields }: Line, wine: CellarWine): boolean {
  return Boolean(fields.sku) && wine.sku !== null && wine.sku !== fields.sku
}

function sizedKey(label: string, size: number | null): string {
  return `${label}\0${size ?? USUAL_ML}`
}

function yearOf({ vintage = '', name = '' }: { vintage?: string | undefined; name?: string | undefined }): string {
  return vintage || (/\b(?:19|20)\d{2}\b/.exec(name)?.[0] ?? '')
}

function printedName(
  { name = '', producer = '', grape = '', region = '' }: Pick<ImportFields, 'name' | 'producer' | 'grape' | 'region'>,
  size: number | null,
): string {
  const folded = name.toLowerCase()
  const more = [producer, grape, region].filter((part) => part !== '' && !folded.includes(part.toLowerCase()))
  return [name, ...more, size === null ? '' : `${size} ml`].filter(Boolean).join(' ')
}
