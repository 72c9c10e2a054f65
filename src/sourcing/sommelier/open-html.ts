/** A page to passages: what the article says, not menus, footers and scripts around it. Places count in the page's source. */
import type { CheerioAPI } from 'cheerio'
import { type Cell, Gathered, type OpenText, type Passage, type PassageKind } from './passages.ts'

const HIDDEN =
  'script, style, noscript, template, svg, iframe, object, head, select, textarea, form, nav, footer, aside, button, [hidden], [aria-hidden="true"], [role="navigation"]'
const BLOCKS = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure header html li main ol p pre section summary table tbody thead tfoot tr ul h1 h2 h3 h4 h5 h6 caption legend'.split(
    ' ',
  ),
)
const MOST_NODES = 400_000

type NodeOf = ReturnType<ReturnType<CheerioAPI>['contents']>[number]
type Step = { open: NodeOf } | { close: string }

export async function openHtml(source: string): Promise<OpenText> {
  const { load } = await import('cheerio')
  // This parser takes time in step with the length, however deep the page nests, and knows where each text stands.
  const $ = load(source, {
    xml: { xmlMode: false, decodeEntities: true, withStartIndices: true, withEndIndices: true },
  })
  const author = authorOf($)
  const lang = $('html').attr('lang')?.slice(0, 2).toLowerCase()
  $(HIDDEN).remove()
  $('[style]').each((_, element) => {
    if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test($(element).attr('style') ?? '')) $(element).remove()
  })
  const article = $('article, main, [role="main"], [itemprop="articleBody"]').first()
  const chosen = article.length > 0 && article.text().trim().length > 200 ? article.toArray() : $.root().toArray()
  return {
    passages: new Reader(source).read(chosen),
    length: source.length,
    author,
    lang: lang === 'es' || lang === 'en' ? lang : null,
  }
}

function authorOf($: CheerioAPI): string | null {
  const named =
    $('meta[name="author"], meta[property="article:author"]').attr('content') ??
    $('[rel="author"], [itemprop="author"], .author, .byline').first().text()
  const name = named
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:por|by)\s+/i, '')
  return name !== '' && name.length <= 60 && !/^https?:/.test(name) ? name : null
}

class Reader {
  private readonly passages: Passage[] = []
  private readonly open = new Gathered()
  private readonly source: string
  private readonly lines: number[]
  private cells: Cell[] = []
  private cellStart = 0
  private kind: PassageKind = 'text'
  private level = 0
  private isHeaderRow = false
  private inTable = 0

  constructor(source: string) {
    this.source = source
    this.lines = [0]
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.lines.push(at + 1)
  }

  /** Without recursion: pages may nest deeper than the stack. */
  read(roots: readonly NodeOf[]): Passage[] {
    const steps: Step[] = [...roots].reverse().map((open) => ({ open }))
    for (let n = 0; n < MOST_NODES && steps.length > 0; n++) {
      const step = steps.pop()
      if (!step) break
      if ('close' in step) this.leave(step.close)
      else if (step.open.type === 'text') this.text(step.open.data, step.open.startIndex ?? 0, step.open.endIndex ?? 0)
      else if ('children' in step.open) {
        const name = 'name' in step.open ? step.open.name : ''
        this.enter(name)
        steps.push({ close: name })
        for (const child of [...step.open.children].reverse()) steps.push({ open: child })
      }
    }
    this.end()
    return this.passages
  }

  private enter(name: string): void {
    if (name === 'br') this.open.length > 0 && this.inTable === 0 ? this.end() : undefined
    if (name === 'table') this.inTable++
    if (this.inTable > 0 && name !== 'tr' && name !== 'table' && name !== 'caption') {
      if (name === 'td' || name === 'th') {
        this.cellStart = this.open.length
        if (name === 'th' && this.cells.length === 0) this.isHeaderRow = true
        if (name === 'td' && this.cells.length > 0) this.isHeaderRow = false
      }
      return
    }
    if (!BLOCKS.has(name)) return
    this.end()
    const heading = /^h([1-6])$/.exec(name)
    if (heading) [this.kind, this.level] = ['heading', Number(heading[1])]
    else if (name === 'li' || name === 'dd') this.kind = 'item'
    else if (name === 'dt' || name === 'caption' || name === 'legend' || name === 'summary')
      [this.kind, this.level] = ['heading', 6]
    else if (name === 'tr') this.kind = 'row'
  }

  private leave(name: string): void {
    if (name === 'td' || name === 'th') {
      this.cells.push({ start: this.cellStart, end: this.open.length })
      this.open.push(' ', this.source.length)
      return
    }
    if (name === 'table') this.inTable = Math.max(0, this.inTable - 1)
    if (this.inTable > 0 && name !== 'tr' && name !== 'caption') return
    if (BLOCKS.has(name) || name === 'table') this.end()
  }

  private end(): void {
    const { kind, level } = this
    const cells = this.cells
    const taken = this.open.take()
    if (taken.text !== '') {
      const end = taken.text.length
      const first = taken.at[0] ?? 0
      const isBold = kind === 'text' && taken.text.length < 60 && false
      this.passages.push({
        kind: kind === 'row' && this.isHeaderRow ? 'header' : isBold ? 'heading' : kind,
        level,
        ...taken,
        cells: cells.map((cell) => ({ start: Math.min(cell.start, end), end: Math.min(cell.end, end) })),
        line: this.lineOf(first),
        page: null,
      })
    }
    this.kind = this.inTable > 0 ? 'row' : 'text'
    this.level = 0
    this.cells = []
    this.isHeaderRow = false
    this.cellStart = 0
  }

  /** Entities are one character here and several in the source. */
  private text(data: string, start: number, end: number): void {
    const raw = this.source.slice(start, end + 1)
    let at = 0
    for (let i = 0; i < data.length; i++) {
      const entity = raw[at] === '&' ? /^&(?:#x?[\da-f]{1,7}|[a-z][a-z\d]{1,31});?/i.exec(raw.slice(at, at + 40)) : null
      const isEntity =
        entity !== null &&
        !(data[i] === '&' && raw[at + 1] === data[i + 1] && entity[0].length > 1 && data.startsWith(entity[0], i))
      this.open.push(data[i]!, start + Math.min(at, Math.max(0, raw.length - 1)))
      if (isEntity && entity) {
        // Half of a pair of code units stands at the same place as the other.
        if (/[\ud800-\udbff]/.test(data[i]!)) {
          i++
          if (i < data.length) this.open.push(data[i]!, start + at)
        }
        at += entity[0].length
      } else at++
    }
  }

  private lineOf(offset: number): number {
    let [low, high] = [0, this.lines.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.lines[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
