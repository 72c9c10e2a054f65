/** Which cells of a page make one item: the container around one price, or the run of cells beside it. */
import { type DomElement, isElement } from './dom.ts'
import type { PriceGroup } from './price-groups.ts'
import { lookOf, type PageCell, parentOf } from './printed-cells.ts'

/** One item before its parts are named; `group` is null where its price is missing. */
export interface Cluster {
  cells: readonly PageCell[]
  group: PriceGroup | null
  element: DomElement
}

/** An item shows no more parts than this; what holds more is a list. */
const MAX_PARTS = 16
const ENDS = /^(?:body|html|main|table|tbody)$/
/** A container that this share of the prices has is the item's own. */
const USUAL = 0.8

export function clusterCells(cells: readonly PageCell[], groups: readonly PriceGroup[]): Cluster[] {
  const within = cellsWithin(cells)
  const boxes = boxGroups(groups, within)
  const own = new Set(boxes.flatMap((cluster) => cluster.cells))
  const boxed = boxes.map((cluster) => withProse(cluster, cells, own, within))
  const taken = new Set(boxed.flatMap((cluster) => cluster.cells))
  const done = new Set(boxed.map(({ group }) => group))
  const left = groups.filter((group) => !done.has(group))
  const flat = runsAround(cells, left, taken)
  const all = [
    ...boxed,
    ...flat,
    ...pricelessAlike(boxed, within, new Set([...taken, ...flat.flatMap((cluster) => cluster.cells)])),
  ]
  return underOwnHeadings(
    all.sort((a, b) => (a.cells[0]?.order ?? 0) - (b.cells[0]?.order ?? 0)),
    cells,
  )
}

/** From so many items on, and of so many of them, a heading right before each is its name, not a section of one. */
const LEAST_HEADED = 3
const HEADED = 0.8

/** `<dt>Albariño</dt><dd>Rías Baixas — $17</dd>`: the price stands with the description, the name above. */
function underOwnHeadings(clusters: readonly Cluster[], cells: readonly PageCell[]): Cluster[] {
  const owned = new Set(clusters.flatMap((cluster) => cluster.cells))
  const headed = clusters.map((cluster) => {
    const first = cluster.cells[0]
    const above = first ? cells[first.order - 1] : undefined
    return above && first && isName(above) && !isName(first) && !owned.has(above) ? above : null
  })
  const count = headed.filter((above) => above !== null).length
  if (count < LEAST_HEADED || count < clusters.length * HEADED) return [...clusters]
  return clusters.map((cluster, i) => {
    const above = headed[i]
    return above ? { ...cluster, cells: [above, ...cluster.cells] } : cluster
  })
}

function isName({ heading, isStrong, text }: PageCell): boolean {
  return (heading > 0 || isStrong) && /\p{L}{2}/u.test(text)
}

/** "Ribeye – $48" in a paragraph of its own: what describes it stands behind, beside it. */
function withProse(
  cluster: Cluster,
  cells: readonly PageCell[],
  own: ReadonlySet<PageCell>,
  within: ReadonlyMap<DomElement, PageCell[]>,
): Cluster {
  const last = cluster.cells.at(-1)
  const parent = parentOf(cluster.element)
  if (!last || !parent) return cluster
  const beside = new Set(within.get(parent))
  const found = describing(cells, last, undefined, own).filter((cell) => beside.has(cell))
  return found.length > 0 ? { ...cluster, cells: [...cluster.cells, ...found] } : cluster
}

/** Every element with the cells below it. */
function cellsWithin(cells: readonly PageCell[]): ReadonlyMap<DomElement, PageCell[]> {
  const within = new Map<DomElement, PageCell[]>()
  for (const cell of cells)
    for (let here: DomElement | null = cell.element; here; here = parentOf(here)) {
      const list = within.get(here)
      if (list) list.push(cell)
      else within.set(here, [cell])
    }
  return within
}

/** From the price outwards as long as no other price is inside; the look that most items share decides how far. */
function boxGroups(groups: readonly PriceGroup[], within: ReadonlyMap<DomElement, PageCell[]>): Cluster[] {
  const counts = countGroups(groups)
  const chains = groups.map((group) => chainOf(group, counts, within))
  const frequency = new Map<string, number>()
  for (const chain of chains)
    for (const key of new Set(chain.flatMap(keysOf))) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  const timesOf = (element: DomElement) => Math.max(...keysOf(element).map((key) => frequency.get(key) ?? 0))
  return groups.flatMap((group, i): Cluster[] => {
    const named = (chains[i] ?? []).filter((element) => hasName(within.get(element) ?? [], group))
    const most = Math.max(0, ...named.map(timesOf))
    const element = named.findLast((candidate) => timesOf(candidate) >= most * USUAL)
    return element ? [{ cells: within.get(element) ?? [], group, element }] : []
  })
}

/** A class that items share makes them alike, whatever other classes they have. */
function keysOf(element: DomElement): string[] {
  const classes = classesOf(element)
  const parent = parentOf(element)
  if (classes.length > 0) return classes.map((word) => `${element.name}.${word}`)
  return [`${element.name}<${parent ? lookOf(parent) : ''}`]
}

function countGroups(groups: readonly PriceGroup[]): ReadonlyMap<DomElement, number> {
  const counts = new Map<DomElement, number>()
  for (const group of groups) {
    const above = new Set<DomElement>()
    for (const { cell } of group.cells)
      for (let here: DomElement | null = cell.element; here; here = parentOf(here)) above.add(here)
    for (const element of above) counts.set(element, (counts.get(element) ?? 0) + 1)
  }
  return counts
}

function chainOf(
  group: PriceGroup,
  counts: ReadonlyMap<DomElement, number>,
  within: ReadonlyMap<DomElement, PageCell[]>,
): DomElement[] {
  const chain: DomElement[] = []
  let here: DomElement | null = group.cells[0]?.cell.element ?? null
  const holdsAll = (element: DomElement) => group.cells.every(({ cell }) => within.get(element)?.includes(cell))
  while (here && !ENDS.test(here.name)) {
    const inner = within.get(here) ?? []
    if ((counts.get(here) ?? 0) > 1 || inner.length > MAX_PARTS + group.cells.length) break
    if (holdsAll(here)) chain.push(here)
    here = parentOf(here)
  }
  return chain
}

function hasName(cells: readonly PageCell[], group: PriceGroup): boolean {
  const priced = new Map(group.cells.map((one) => [one.cell, one]))
  return cells.some((cell) => {
    const one = priced.get(cell)
    return /\p{L}{2}/u.test(one ? one.text : cell.text) && (one !== undefined || !isSmallTalk(cell.text))
  })
}

const SMALL_TALK =
  /^(?:agregar|añadir(?: al carrito)?|agregar al carrito|comprar(?: ahora)?|leer m[aá]s|read more|select options|seleccionar opciones|ver producto|ver detalle|ver m[aá]s|ver|add(?: to (?:cart|bag|order))?|buy(?: now)?|order(?: now)?|pedir|ordenar|desde|from|precio|price|s\/\.?|por|un(?:idad)?|each|agotado|sold out|nuevo|new|oferta|sale|-?\d+ ?%|more|details?|detalles?|quick view|vista r[aá]pida|a partir de|avg price|average price|kr\.?)\s*:?$/i

/** What buttons and badges say. */
export function isSmallTalk(text: string): boolean {
  return SMALL_TALK.test(text.trim()) || !/[\p{L}\d]/u.test(text)
}

/**
 * Prices without a container: names, descriptions and prices follow one another. The look that stands once beside most
 * prices is the name's; from one name to the next is an item.
 */
function runsAround(
  cells: readonly PageCell[],
  groups: readonly PriceGroup[],
  taken: ReadonlySet<PageCell>,
): Cluster[] {
  const gaps = groups.map((group, i) => gapBefore(cells, groups[i - 1], group, taken))
  const look = nameLook(gaps)
  const leads = namesLead(gaps, look)
  return groups.flatMap((group, i): Cluster[] => {
    const own = group.cells[0]
    if (!own) return []
    if (!own.isAlone)
      return [
        { cells: [own.cell, ...describing(cells, own.cell, groups[i + 1], taken)], group, element: own.cell.element },
      ]
    const gap = gaps[i] ?? []
    const name = nameIn(gap, look, leads)
    if (name < 0) return []
    const next = gaps[i + 1] ?? []
    const nextName = nameIn(next, look, leads)
    const after = next.slice(0, Math.max(0, nextName)).filter((cell) => isProse(cell) && follows(group, cell))
    const trailing =
      i === groups.length - 1 ? describing(cells, group.cells.at(-1)?.cell ?? own.cell, undefined, taken) : []
    const run = [...gap.slice(name), ...group.cells.map(({ cell }) => cell), ...after, ...trailing]
    return [{ cells: run, group, element: own.cell.element }]
  })
}

/** Names and descriptions may look the same: then the first behind a title tells whether the name or the price comes next. */
function namesLead(gaps: readonly (readonly PageCell[])[], look: string | null): boolean {
  const opening = gaps.flatMap((gap) => {
    const title = gap.findLastIndex((cell) => cell.look !== look && (cell.heading > 0 || cell.isStrong))
    return title < 0 ? [] : [gap.slice(title + 1).filter((cell) => cell.look === look).length]
  })
  return opening.filter((count) => count > 1).length * 2 > opening.length
}

function nameIn(gap: readonly PageCell[], look: string | null, leads: boolean): number {
  const title = leads ? gap.findLastIndex((cell) => cell.look !== look && (cell.heading > 0 || cell.isStrong)) : -1
  const at = leads
    ? gap.findIndex((cell, i) => i > title && cell.look === look)
    : gap.findLastIndex((cell) => cell.look === look)
  return at >= 0 ? at : gap.length - 1
}

function gapBefore(
  cells: readonly PageCell[],
  before: PriceGroup | undefined,
  group: PriceGroup,
  taken: ReadonlySet<PageCell>,
): PageCell[] {
  const from = (before?.cells.at(-1)?.cell.order ?? -1) + 1
  const to = group.cells[0]?.cell.order ?? from
  const gap = cells.slice(Math.max(from, to - 12), to)
  const last = gap.findLastIndex((cell) => taken.has(cell))
  return gap.slice(last + 1).filter((cell) => !isSmallTalk(cell.text))
}

function nameLook(gaps: readonly (readonly PageCell[])[]): string | null {
  const counts = new Map<string, { gaps: number; strong: number; length: number; at: number }>()
  for (const gap of gaps)
    for (const [i, cell] of gap.entries()) {
      const isOnly = gap.filter(({ look }) => look === cell.look).length === 1
      const count = counts.get(cell.look) ?? { gaps: 0, strong: 0, length: 0, at: 0 }
      counts.set(cell.look, {
        gaps: count.gaps + (isOnly ? 1 : 0.5),
        strong: count.strong + (cell.isStrong ? 1 : 0),
        length: count.length + cell.text.length,
        at: count.at + i,
      })
    }
  const worth = ({ gaps: n, strong, length, at }: { gaps: number; strong: number; length: number; at: number }) =>
    n + strong * 0.3 - (length / n > 60 ? n * 0.4 : 0) - at * 0.01
  return [...counts].sort((a, b) => worth(b[1]) - worth(a[1]))[0]?.[0] ?? null
}

/** Prose right behind an item, before anything strong, describes it. */
function describing(
  cells: readonly PageCell[],
  from: PageCell,
  next: PriceGroup | undefined,
  taken: ReadonlySet<PageCell>,
): PageCell[] {
  const found: PageCell[] = []
  const end = next?.cells[0]?.cell.order ?? from.order + 3
  for (const cell of cells.slice(from.order + 1, end)) {
    if (taken.has(cell) || !(isProse(cell) || isHinted(cell)) || NOTE.test(cell.text) || found.length >= 2) break
    found.push(cell)
  }
  return found
}

/** What a menu says to all: taxes, tips, hours. */
const NOTE = /\bigv\b|impuesto|propina|\btax(?:es)?\b|gratuity|service charge|reserv|horario|delivery|^\*/i

function isHinted(cell: PageCell): boolean {
  return cell.heading === 0 && !cell.isStrong && /desc|ingred|detalle|detail/.test(cell.hint)
}

function isProse(cell: PageCell): boolean {
  return (
    cell.heading === 0 &&
    !cell.isStrong &&
    !isSmallTalk(cell.text) &&
    /\p{Ll}/u.test(cell.text) &&
    (/^\p{Ll}|,|\.$/u.test(cell.text) || cell.text.length > 35)
  )
}

function follows(group: PriceGroup, cell: PageCell): boolean {
  const last = group.cells.at(-1)?.cell
  return last !== undefined && cell.order - last.order <= 2
}

/** Containers of the items' look that show no price: "según mercado" left out altogether. */
function pricelessAlike(
  boxed: readonly Cluster[],
  within: ReadonlyMap<DomElement, PageCell[]>,
  taken: ReadonlySet<PageCell>,
): Cluster[] {
  const found: Cluster[] = []
  const seen = new Set(boxed.map(({ element }) => element))
  const keys = new Map<string, number>()
  for (const { element } of boxed) for (const key of keysOf(element)) keys.set(key, (keys.get(key) ?? 0) + 1)
  for (const { element } of boxed) {
    const siblings = parentOf(element)?.children.filter(isElement) ?? []
    if (siblings.length > 2_000) continue
    for (const sibling of siblings) {
      const cells = within.get(sibling)
      if (seen.has(sibling) || !cells || !isAlike(sibling, element) || cells.length > MAX_PARTS) continue
      seen.add(sibling)
      if (cells.some((cell) => taken.has(cell)) || !mayLackPrice(sibling, cells, keys)) continue
      found.push({ cells, group: null, element: sibling })
    }
  }
  return found
}

/** An item by its look: a class that others with a price share, or an entry of a list. Rows and paragraphs are anything. */
function mayLackPrice(element: DomElement, cells: readonly PageCell[], keys: ReadonlyMap<string, number>): boolean {
  if (element.name === 'tr' || element.name === 'p') return false
  const hasClass = classesOf(element).length > 0
  if (cells.length === 1 && (!hasClass || (cells[0]?.heading ?? 0) > 0)) return false
  return /^(?:li|article)$/.test(element.name) || (hasClass && keysOf(element).some((key) => (keys.get(key) ?? 0) > 1))
}

/** Of one kind: the same tag, and most classes shared. */
function isAlike(a: DomElement, b: DomElement): boolean {
  if (lookOf(a) === lookOf(b)) return true
  const [left, right] = [classesOf(a), classesOf(b)]
  const shared = left.filter((word) => right.includes(word)).length
  return a.name === b.name && shared > 0 && shared * 2 >= Math.max(left.length, right.length)
}

function classesOf(element: DomElement): string[] {
  return lookOf(element)
    .split('.')
    .slice(1)
    .filter((word) => word !== '')
}
