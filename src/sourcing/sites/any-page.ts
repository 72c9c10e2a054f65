/**
 * Any page that shows dishes or wines with prices: cards, lists, tables, paragraphs. Prices are found first; what
 * stands around one price and no other is the item; what looks alike plays the same part; headings outside items are sections.
 */
import type { CheerioAPI } from 'cheerio'
import { clusterCells } from './cluster-cells.ts'
import { connector } from './connector.ts'
import type { DomElement } from './dom.ts'
import type { Draft, PageReading } from './draft.ts'
import { itemFrom } from './item-parts.ts'
import { groupPrices } from './price-groups.ts'
import { cellsOf, type PageCell, parentOf } from './printed-cells.ts'
import { isColumnHead } from './table-columns.ts'
import type { Tools } from './tools.ts'

const SECTION_HINT = /categ|section|secci|titulo|title|heading|grupo|group/
const LONGEST_TITLE = 70
/** What shops print with a sum and do not sell. */
const SHOP_TALK =
  /^(?:env[ií]os?|despacho|delivery|(?:free )?shipping|filtra\w*|filter|precios?|price|(?:sub)?total|tu carrito|mi carrito|carrito|your cart|cart|ahorra\w*|you save|pedido m[ií]nimo|m[ií]nimo|minimum|ordenar por|sort by|compras? (?:desde|mayores)|por compras)\b/i

export const anyPage = connector({
  id: 'any-page',
  matches: (page) => page.format === 'html',
  read: (page, tools) => readShown(page.html(), tools),
})

export function readShown($: CheerioAPI, tools: Tools): PageReading {
  const cells = cellsOf($)
  const clusters = clusterCells(cells, groupPrices(cells, tools))
  const owned = new Set(clusters.flatMap((cluster) => cluster.cells))
  const titles = withoutTabs(cells.filter((cell) => !owned.has(cell) && isTitle(cell, tools)))
  const drafts: Draft[] = []
  const unread: PageReading['unread'] = []
  for (const cluster of clusters) {
    const item = itemFrom(cluster)
    const order = cluster.cells[0]?.order ?? 0
    const path = pathOf(cluster.element)
    const section = titles.findLast((title) => title.order < order)?.text ?? null
    if (item && SHOP_TALK.test(item.name)) unread.push({ path, text: item.name, why: 'shop_talk' })
    else if (item) drafts.push({ ...item, path, section })
    else if (cluster.group)
      unread.push({
        path,
        text: cluster.cells
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 200),
        why: 'price_without_name',
      })
  }
  return { drafts: withoutCopies(drafts), unread }
}

/** Names of sections side by side, with nothing between them, are tabs to choose from. */
function withoutTabs(titles: readonly PageCell[]): PageCell[] {
  return titles.filter((title, i) => {
    const near = [titles[i - 1], titles[i + 1]]
    return (
      title.heading > 0 ||
      !near.some(
        (other) => other?.heading === 0 && Math.abs(other.order - title.order) === 1 && other.look === title.look,
      )
    )
  })
}

function isTitle(cell: PageCell, tools: Tools): boolean {
  if (isColumnHead(cell.element)) return false
  if (cell.text.length > LONGEST_TITLE || !/\p{L}{2}/u.test(cell.text)) return false
  if (cell.heading > 0 || (cell.isStrong && !/[.:]$/.test(cell.text))) return true
  return (
    SECTION_HINT.test(cell.hint) ||
    (cell.text.split(' ').length <= 4 && tools.readers().readSection(cell.text) !== null)
  )
}

/** Pages print the same list for the phone and for the desk. */
function withoutCopies(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>()
  return drafts.filter(({ section, name, price, description }) => {
    const key = JSON.stringify([section, name, price, description])
    return !seen.has(key) && seen.add(key)
  })
}

/** `div.menu > ul > li:nth-child(3)`, as far up as an id. */
export function pathOf(element: DomElement): string {
  const steps: string[] = []
  for (let here: DomElement | null = element; here && steps.length < 6; here = parentOf(here)) {
    if (here.attribs.id && /^[\w-]+$/.test(here.attribs.id)) {
      steps.unshift(`#${here.attribs.id}`)
      break
    }
    const siblings = parentOf(here)?.children.filter((child) => child.type === 'tag') ?? []
    const name = here.name
    steps.unshift(siblings.length > 1 ? `${name}:nth-child(${siblings.indexOf(here) + 1})` : name)
  }
  return steps.join(' > ')
}
