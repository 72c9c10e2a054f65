/** Rows to titles and items: an item is a name with its prices and the rows that tell more of it. */
import type { JoinedRow } from './join-prices.ts'
import { caseOf, isDescriptive, isNameLike, type Looks, lookOf } from './looks.ts'
import { middleOf, type Row } from './priced-rows.ts'

export interface Item {
  /** rows whose texts make the name, in order */
  name: JoinedRow[]
  /** the row that carries the prices */
  priced: JoinedRow
  description: JoinedRow[]
}

/** "AGOTADO" behind the name or the price, null where neither says so. */
export function goneOf({ name, priced }: Item): string | null {
  return [...name, priced].find(({ gone }) => gone !== null)?.gone ?? null
}

export type Group =
  | { type: 'title'; row: JoinedRow }
  | { type: 'item'; item: Item }
  /** a row that belongs to nothing */
  | { type: 'loose'; row: JoinedRow }

export interface Judgement {
  /** names the columns of prices below it */
  isHeader(row: Row): boolean
  /** 0..1: the words are those of a section's title */
  knowsTitle(text: string): number
  /** the words name a thing of this list, even where no price stands */
  knowsItem(text: string): boolean
  /** so surely that even the row right below an item is another */
  knowsSurely(text: string): boolean
  /** the second row goes on with the name in the first */
  goesOn(first: string, second: string): boolean
  /** a row that ends so is not finished ("con", "y", a comma) */
  isOpenEnded(text: string): boolean
  /** begins with "con", "incluye", "with": tells more of something */
  beginsSmall(text: string): boolean
  /** a footnote, hours, taxes */
  isNote(text: string): boolean
}

const TITLE_FROM = 1.8
const MOST_DESCRIPTION = 6
const LEAST_PRICED = 2
/** How many of the rows of a title's look may have prices, and how many such rows there may be to a priced one. */
const SAID = [0, 0.35] as const
const SHOUTED = [0.2, 0.6] as const

export function groupItems(rows: readonly JoinedRow[], looks: Looks, judge: Judgement): Group[] {
  const groups: Group[] = []
  const titles = new Set(
    rows.filter((row, i) => judge.isHeader(row) || titleScore(rows, i, looks, judge) >= TITLE_FROM),
  )
  const isPriced = looks.pricedRows >= LEAST_PRICED
  let current: Item | null = null
  let pending: JoinedRow[] = []
  const close = () => {
    if (current) groups.push(...settle(current, looks, judge))
    for (const row of pending) groups.push(unpriced(row, isPriced, judge))
    current = null
    pending = []
  }
  for (const row of rows) {
    if (titles.has(row)) {
      close()
      groups.push({ type: 'title', row })
    } else if (row.way === 'closes') {
      const before: JoinedRow[] = current ? current.description.splice(0) : pending
      if (current) close()
      pending = []
      groups.push(...closed([...before, row], looks, judge))
    } else if (row.way !== null) {
      const before: JoinedRow[] = current ? current.description : pending
      const lead = leadOf(before, row, current !== null, looks, judge)
      before.splice(before.length - lead.length, lead.length)
      close()
      current = open(lead, row, looks, judge)
    } else if (current) current.description.push(row)
    else if (isPriced) pending.push(row)
    else if (isDescriptive(row.text) || !startsItem(row, looks)) {
      const last = groups.at(-1)
      if (last?.type === 'item' && last.item.description.length < MOST_DESCRIPTION) last.item.description.push(row)
      else groups.push({ type: 'loose', row })
    } else groups.push({ type: 'item', item: { name: [row], priced: row, description: [] } })
  }
  close()
  return groups
}

/** How little a row looks like something that has a price: 0 a name, about 1 a description, more a section's title. */
export function unlikelyName(row: Row, looks: Looks, judge: Judgement): number {
  const described = isNameLike(row, looks) ? 0 : 0.7
  const isTitle = caseOf(row.text) === 'capital' && looks.ofNames === null && judge.knowsTitle(row.text) >= 0.5
  return described + (isTitle ? 1 : 0)
}

/** Without any prices the look that is most frequent among short rows names the items. */
function startsItem(row: JoinedRow, looks: Looks): boolean {
  if (looks.ofNames !== null) return lookOf(row) === looks.ofNames
  return row.text.split(/\s+/).length <= 9
}

function titleScore(rows: readonly JoinedRow[], at: number, looks: Looks, judge: Judgement): number {
  const row = rows[at]
  if (!row || row.way !== null || row.text.trim() === '') return 0
  const words = row.text.split(/\s+/).length
  const look = lookOf(row)
  const count = looks.counts.get(look)
  const ratio = looks.body > 0 ? row.line.size / looks.body : 1
  const next = rows.slice(at + 1, at + 4)
  let score = words <= 7 ? 2 * judge.knowsTitle(row.text) : 0
  if (!row.isScanned) score += ratio >= 1.45 ? 2.2 : ratio >= 1.14 ? 1.3 : ratio < 0.9 ? -1 : 0
  else if (ratio >= 1.6) score += 1
  if (row.line.style === 'heading') score += 1
  const shouts = caseOf(row.text) === 'capital' && !(looks.ofNames?.endsWith('capital') ?? mostlyCapital(looks))
  if (shouts) score += 1
  // One dish in capitals among small ones takes nothing from the titles.
  const [ofAll, ofPriced] = shouts ? SHOUTED : SAID
  if (count && count.priced <= count.all * ofAll && count.all <= Math.max(2, looks.pricedRows * ofPriced)) score += 0.7
  if (/[:;]$/.test(row.text)) score += 0.7
  if (words > 7) score -= 1.5
  if (/^[^\p{L}]*\p{Ll}|^[(*+\d]/u.test(row.text)) score -= 1.5
  if (/[.,]$/.test(row.text)) score -= 1
  if ((row.text.match(/,/g)?.length ?? 0) >= 2) score -= 1
  if (next.some((other) => other.way !== null)) score += 0.3
  else if (next.length === 0) score -= 2
  if (looks.ofNames !== null && look === looks.ofNames && looks.pricedRows >= 4) score -= 1
  if (judge.isOpenEnded(row.text)) score -= 1
  if (row.hasBullet) score -= 2
  const above = rows[at - 1]
  score += isolation(rows, at, looks)
  const isTight =
    above !== undefined &&
    above.way !== null &&
    isNear(above, row, looks) &&
    middleOf(row) - middleOf(above) < looks.pitch * 1.2
  if (isTight && row.text.includes(',') && caseOf(row.text) !== 'capital') score -= 1.5
  // "PARA LOS NIÑOS" goes on with nothing.
  if (judge.beginsSmall(row.text) && !shouts) score -= 1.5
  return score
}

/** Titles stand in the open: more room above than between lines, and often below. */
function isolation(rows: readonly JoinedRow[], at: number, looks: Looks): number {
  const row = rows[at]
  if (!row || row.isScanned || looks.ofNames === lookOf(row)) return 0
  // Where prices close the items, their names stand just as open.
  if (rows.slice(at + 1, at + 4).some(({ way }) => way === 'closes')) return caseOf(row.text) === 'capital' ? 0 : -0.5
  const gap = (a: JoinedRow | undefined, b: JoinedRow | undefined) =>
    !a || !b || a.line.page !== b.line.page || a.line.block !== b.line.block
      ? Number.POSITIVE_INFINITY
      : (middleOf(b) - middleOf(a)) / looks.step
  if (gap(rows[at - 1], row) < 1.5) return 0
  const next = rows[at + 1]
  return next?.way === 'own' && gap(row, next) > 1.2 && gap(row, next) < 4 ? 1.5 : 0.5
}

function mostlyCapital(looks: Looks): boolean {
  let capital = 0
  let all = 0
  for (const [look, { priced }] of looks.counts) {
    all += priced
    if (look.endsWith('capital')) capital += priced
  }
  return all > 0 && capital / all > 0.5
}

/** The rows above a priced row that are the beginning of its name. */
function leadOf(
  before: readonly JoinedRow[],
  row: JoinedRow,
  followsItem: boolean,
  looks: Looks,
  judge: Judgement,
): JoinedRow[] {
  const last = before.at(-1)
  if (!last || !isNear(last, row, looks)) return []
  if (row.hasBullet || row.way === 'opens') return []
  const above = nameAbove(before, row, looks)
  if (above.length > 1) return above
  const continues = goesOn(last, row, looks, judge)
  // Where nothing tells names from descriptions, the one row below an item describes it.
  const isFree = looks.ofNames !== null || !followsItem || before.length > 1
  const describes =
    isFree && isNameLike(last, looks) && !isNameLike(row, looks) && (looks.ofNames !== null || isDescriptive(row.text))
  if (!continues && !describes) return []
  const second = before.at(-2)
  return continues && second && isNear(second, last, looks) && judge.isOpenEnded(second.text) && !last.hasBullet
    ? [second, last]
    : [last]
}

/** The price stands on the last line of a description: the nearest row above that looks like a name, and what follows it. */
function nameAbove(before: readonly JoinedRow[], row: JoinedRow, looks: Looks): JoinedRow[] {
  if (looks.ofNames === null || isNameLike(row, looks)) return []
  let next = row
  for (let i = before.length - 1; i >= Math.max(0, before.length - MOST_DESCRIPTION); i--) {
    const above = before[i]
    if (!above || !isNear(above, next, looks)) return []
    if (isNameLike(above, looks)) return before.slice(i)
    next = above
  }
  return []
}

function goesOn(first: JoinedRow, second: JoinedRow, looks: Looks, judge: Judgement): boolean {
  if (second.hasBullet) return false
  if (first.hasBullet) return !/[.!]$/.test(first.text)
  const alike =
    first.isScanned ||
    (first.line.style === second.line.style && Math.abs(first.line.size - second.line.size) < first.line.size * 0.08)
  if (!alike) return false
  if (isDescriptive(first.text) && !isDescriptive(second.text)) return false
  if (looks.ofNames !== null && !isNameLike(first, looks))
    return judge.goesOn(first.text, second.text) && judge.isOpenEnded(first.text)
  return judge.isOpenEnded(first.text) || judge.goesOn(first.text, second.text)
}

function isNear(above: JoinedRow, below: JoinedRow, looks: Looks): boolean {
  if (above.line.page !== below.line.page || above.line.block !== below.line.block) return false
  return middleOf(below) - middleOf(above) < looks.pitch * 1.7
}

function open(lead: readonly JoinedRow[], row: JoinedRow, looks: Looks, judge: Judgement): Item {
  const last = lead.at(-1)
  if (!last) return { name: [row], priced: row, description: [] }
  const [first, ...others] = lead
  if (first && others.length > 0 && nameAbove(lead, row, looks).length === lead.length)
    return { name: [first], priced: row, description: [...others, row] }
  if (goesOn(last, row, looks, judge)) return { name: [...lead, row], priced: row, description: [] }
  return { name: [...lead], priced: row, description: [row] }
}

/** Name first, price last: what stands between describes. */
function closed(rows: readonly JoinedRow[], looks: Looks, judge: Judgement): Group[] {
  const priced = rows.at(-1)
  if (!priced) return []
  // A wide gap inside parts what came before from the item.
  let first = 0
  for (let i = 1; i < rows.length; i++) {
    const [above, below] = [rows[i - 1], rows[i]]
    if (above && below && !isNear(above, below, looks) && middleOf(below) - middleOf(above) > looks.pitch * 2.2)
      first = i
  }
  const own = rows.slice(Math.max(first, rows.length - MOST_DESCRIPTION - 1))
  const loose: Group[] = rows.slice(0, rows.length - own.length).map((row) => unpriced(row, true, judge))
  let names = 1
  while (names < own.length) {
    const [above, below] = [own[names - 1], own[names]]
    if (!above || !below || !goesOn(above, below, looks, judge) || !judge.isOpenEnded(above.text)) break
    names++
  }
  return [...loose, { type: 'item', item: { name: own.slice(0, names), priced, description: own.slice(names) } }]
}

/** What follows an item describes it, until a row that names something else. */
function settle(item: Item, looks: Looks, judge: Judgement): Group[] {
  const groups: Group[] = [{ type: 'item', item }]
  const rows = item.description
  const from = rows.indexOf(item.priced) + 1
  let end = from
  let last: JoinedRow = item.priced
  for (const row of rows.slice(from)) {
    const isOther =
      namesAnother(row, end > from, looks, judge) ||
      (judge.isNote(row.text) && !judge.beginsSmall(row.text) && caseOf(row.text) !== 'small')
    const isFar =
      row.line.block !== last.line.block ||
      row.line.page !== last.line.page ||
      middleOf(row) - middleOf(last) >
        (row.isScanned ? looks.pitch * 2.4 : Math.min(looks.pitch * 2.4, looks.step * 2.2))
    if (end - from >= MOST_DESCRIPTION || isOther || (isFar && !judge.isOpenEnded(last.text))) break
    last = row
    end++
  }
  for (const row of rows.slice(end)) groups.push(unpriced(row, true, judge))
  item.description = rows.slice(0, end)
  return groups
}

/** The first row below an item nearly always tells more of it. */
function namesAnother(row: JoinedRow, isLater: boolean, looks: Looks, judge: Judgement): boolean {
  if (isDescriptive(row.text) || judge.beginsSmall(row.text)) return false
  if (judge.knowsSurely(row.text)) return true
  if (!isNameLike(row, looks) || !(row.isScanned || looksPriced(row, looks))) return false
  return (isLater || (looks.ofNames !== null && !row.text.includes(','))) && judge.knowsItem(row.text)
}

function looksPriced(row: JoinedRow, looks: Looks): boolean {
  const count = looks.counts.get(lookOf(row))
  return count !== undefined && count.priced >= count.all * 0.6
}

function unpriced(row: JoinedRow, isPriced: boolean, judge: Judgement): Group {
  if (isPriced && (isDescriptive(row.text) || !judge.knowsItem(row.text))) return { type: 'loose', row }
  return { type: 'item', item: { name: [row], priced: row, description: [] } }
}
