/**
 * What a page shows, in reading order: the smallest stretches of text that stand apart. A block, a line break and a
 * styled part of a line part them; `<mark>` and letters set apart within a word do not. What is hidden is left out.
 */
import type { CheerioAPI } from 'cheerio'
import { type DomElement, type DomNode, isElement } from './dom.ts'

export interface PageCell {
  text: string
  element: DomElement
  /** tag and classes of the element and its parent: cells of one look play one part */
  look: string
  /** 1..6 for h1..h6, 0 for none */
  heading: number
  /** bold, a term, a heading, a table's head */
  isStrong: boolean
  /** own and nearest classes, for words such as `price` */
  hint: string
  /** cells of one line share it */
  line: number
  /** place in the reading order */
  order: number
}

const DROPPED = new Set(
  'script style noscript template svg iframe select option textarea input canvas object video audio del s strike head title map math dialog'.split(
    ' ',
  ),
)
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data em font i ins kbd label mark meter output q ruby samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const NEVER_PARTS = new Set(['mark', 'wbr', 'bdi', 'bdo', 'sub', 'font', 'abbr'])
const STRONG = /^(?:h[1-6]|b|strong|dt|th|summary|legend|caption)$/
const MAX_CELLS = 60_000
const MAX_DEPTH = 250

export function cellsOf($: CheerioAPI): PageCell[] {
  const gatherer = new Gatherer()
  for (const node of $('body').contents().toArray()) gatherer.visit(node, 0)
  gatherer.flush(true)
  return gatherer.cells
}

class Gatherer {
  readonly cells: PageCell[] = []
  private buffer = ''
  private holder: DomElement | null = null
  private line = 0

  visit(node: DomNode, depth: number): void {
    if (this.cells.length > MAX_CELLS || depth > MAX_DEPTH) return
    if (node.type === 'text') {
      this.take(node.data, tagOf(node.parent))
      return
    }
    if (!isElement(node) || DROPPED.has(node.name) || isFrame(node) || isHidden(node) || isBareButton(node)) return
    if (node.name === 'br' || node.name === 'hr') this.flush(true)
    else if (INLINE.has(node.name)) this.visitInline(node, depth)
    else {
      this.flush(true)
      for (const child of node.children) this.visit(child, depth + 1)
      this.flush(true)
    }
  }

  private visitInline(node: DomElement, depth: number): void {
    const text = textIn(node)
    const hasBlocks = node.children.some((child) => isElement(child) && !INLINE.has(child.name))
    const parts = hasBlocks || this.standsApart(node, text)
    // "12<sup>90</sup>": the cents
    if (node.name === 'sup' && /^\d{2}$/.test(text.trim()) && /\d$/.test(this.buffer)) this.buffer += '.'
    if (parts) this.flush(hasBlocks)
    for (const child of node.children) this.visit(child, depth + 1)
    if (parts) this.flush(hasBlocks, node)
  }

  /** A styled part is a cell of its own unless it lies within a word. */
  private standsApart(node: DomElement, text: string): boolean {
    if (NEVER_PARTS.has(node.name) || text.trim() === '') return false
    const before = this.buffer.at(-1) ?? ' '
    const after = followingSign(node)
    const first = text[0] ?? ' '
    const last = text.at(-1) ?? ' '
    if (/\p{L}/u.test(before) && /\p{Ll}/u.test(first)) return false
    if (/\p{L}/u.test(last) && /\p{Ll}/u.test(after)) return false
    const isStyled =
      node.attribs.class !== undefined || node.attribs.style !== undefined || node.attribs.itemprop !== undefined
    if (BARE_PRICE.test(text) && /\s/.test(before) && endsParent(node)) return true
    if (isStyled || /^(?:data|label|output)$/.test(node.name)) return true
    if (/^(?:b|strong|u)$/.test(node.name)) return this.buffer.trim() === '' && text.trim().length > 2
    return /^(?:span|a|small|em|i|cite)$/.test(node.name) && isAmongParts(node)
  }

  take(text: string, parent: DomElement | null): void {
    if (text.trim() !== '' && this.holder === null) this.holder = parent
    this.buffer += text
  }

  flush(endsLine: boolean, holder: DomElement | null = null): void {
    const text = this.buffer
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
    const element = holder ?? this.holder
    if (text !== '' && element) this.push(text.normalize('NFC'), element)
    this.buffer = ''
    this.holder = null
    if (endsLine) this.line++
  }

  private push(text: string, element: DomElement): void {
    const last = this.cells.at(-1)
    // "S/" "38" ".90" in parts of their own are one price.
    if (
      last &&
      last.line === this.line &&
      isPricePart(text) &&
      isPricePart(last.text) &&
      !(/\d/.test(last.text) && /^\d/.test(text))
    ) {
      last.text += text
      last.element = parentOf(element) ?? element
      return
    }
    const chain = chainOf(element)
    const heading = Number(chain.find(({ name }) => /^h[1-6]$/.test(name))?.name[1] ?? 0)
    this.cells.push({
      text,
      element,
      look: `${lookOf(element)}${columnIn(element)}<${chain[1] ? lookOf(chain[1]) : ''}`,
      heading,
      isStrong: chain.some(({ name }) => STRONG.test(name)),
      hint: chain
        .slice(0, 3)
        .map(
          ({ attribs }) =>
            `${attribs.class ?? ''} ${attribs.itemprop ?? ''} ${attribs['data-testid'] ?? ''} ${attribs.id ?? ''}`,
        )
        .join(' ')
        .toLowerCase(),
      line: this.line,
      order: this.cells.length,
    })
  }
}

export function lookOf({ name, attribs }: DomElement): string {
  // Numbers in classes count items, utilities repeat on all.
  const classes = (attribs.class ?? '')
    .split(/\s+/)
    .filter((word) => word !== '' && !/\d{2,}|active|selected|first|last|odd|even/.test(word))
  return `${name}.${classes.sort().slice(0, 8).join('.')}`
}

/** Parts without a class are told apart by their place: the columns of a row. */
function columnIn(element: DomElement): string {
  if (!/^(?:td|th|div|span|p)$/.test(element.name) || element.attribs.class !== undefined) return ''
  const siblings = parentOf(element)?.children.filter(isElement) ?? []
  return siblings.length > 1 && siblings.length <= MOST_COLUMNS ? `:${siblings.indexOf(element)}` : ''
}

const MOST_COLUMNS = 6

export function parentOf(element: DomElement): DomElement | null {
  return tagOf(element.parent)
}

function tagOf(node: DomNode['parent'] | undefined): DomElement | null {
  return node && node.type === 'tag' ? node : null
}

/** `<h4>Ceviche <span>18</span></h4>` */
const BARE_PRICE = /^\s*(?:s\/\.?|us\$|[$€£])?\s*\d[\d.,]*\s*(?:€|soles|\$)?\s*$/i

function endsParent(node: DomElement): boolean {
  for (let next = node.next; next; next = next.next) if (textIn(next).trim() !== '') return false
  return true
}

/** Unstyled spans part a line where the line is made of nothing else. */
function isAmongParts(node: DomElement): boolean {
  const siblings = parentOf(node)?.children ?? []
  return (
    siblings.every((child) => isElement(child) || child.type !== 'text' || child.data.trim() === '') &&
    siblings.filter(isElement).length > 1
  )
}

/** The element and those around it, up to the block that holds it. */
function chainOf(element: DomElement): DomElement[] {
  const chain: DomElement[] = [element]
  let here: DomElement | null = element
  while (here && chain.length < 4) {
    if (!INLINE.has(here.name) && chain.length > 1) break
    here = parentOf(here)
    if (here) chain.push(here)
  }
  return chain
}

function textIn(node: DomNode, depth = 0): string {
  if (node.type === 'text') return node.data
  if (!isElement(node) || depth > MAX_DEPTH || DROPPED.has(node.name)) return ''
  return node.children.map((child) => textIn(child, depth + 1)).join('')
}

function followingSign(node: DomElement): string {
  const next = node.next
  return next && next.type === 'text' ? (next.data[0] ?? ' ') : ' '
}

function isPricePart(text: string): boolean {
  return /^(?:s\/\.?|\$|€|£|us\$|pen|usd|eur|[.,]\d{1,2}|\d{1,4}(?:[.,]\d{1,2})?|[.,])$/i.test(text)
}

/** What frames a page; a card may have a footer of its own. */
function isFrame(node: DomElement): boolean {
  if (node.name === 'nav') return true
  if (node.name !== 'footer' || /card|item|price/i.test(node.attribs.class ?? '')) return false
  for (let here = parentOf(node); here; here = parentOf(here))
    if (/^(?:article|li|button|a|figure)$/.test(here.name)) return false
  return true
}

const HIDDEN_CLASS =
  /(?:^|\s)(?:hidden|d-none|sr-only|visually-hidden|screen-reader-text|hide|invisible|is-hidden|u-hidden)(?:\s|$)/
const SHOWN_CLASS = /(?:^|\s)(?:(?:sm|md|lg|xl)[:-](?:block|flex|inline|grid|table|inline-block)|d-(?:sm|md|lg|xl)-\w+)/
const PANEL = /tab|panel|pane|accordion|collapse|categor|section|slide|carousel/i

/** A tab that waits to be opened is part of the menu; other hidden text is not. */
function isHidden({ attribs }: DomElement): boolean {
  const isPanel = PANEL.test(`${attribs.class ?? ''} ${attribs.id ?? ''} ${attribs.role ?? ''}`)
  if (isPanel) return false
  if (attribs.hidden !== undefined) return true
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? '')) return true
  const classes = attribs.class ?? ''
  return HIDDEN_CLASS.test(classes) && !SHOWN_CLASS.test(classes)
}

function isBareButton(node: DomElement): boolean {
  if (node.name !== 'button' && node.attribs.role !== 'button') return false
  return !node.children.some(
    (child) => isElement(child) && !/^(?:svg|i|img)$/.test(child.name) && textIn(child).trim() !== '',
  )
}
