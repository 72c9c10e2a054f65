/** The text that a reader of an HTML page sees, line by line. Structure (cards, JSON-LD) is read elsewhere. */
import type { CheerioAPI } from 'cheerio'
import { cleanText } from './clean-text.ts'
import type { PageWords } from './lay-out.ts'
import { pagesOf, type TextLine } from './read-text.ts'

const HIDDEN =
  'script, style, noscript, template, svg, iframe, object, head, select, textarea, [hidden], [aria-hidden="true"]'
const BLOCKS = new Set(
  'address article aside blockquote dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody thead tfoot tr ul'.split(
    ' ',
  ),
)
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'legend', 'summary'])
const MOST_NODES = 400_000

export async function readHtmlPages(html: string): Promise<PageWords[]> {
  const { load } = await import('cheerio')
  // This parser takes time in step with the length, however deep the page nests.
  const $ = load(html, { xml: { xmlMode: false } })
  $(HIDDEN).remove()
  $('[style]').each((_, element) => {
    if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test($(element).attr('style') ?? '')) $(element).remove()
  })
  return pagesOf(visibleLines($), 1)
}

type Step = { open: NodeOf } | { close: string }
type NodeOf = ReturnType<ReturnType<CheerioAPI>['contents']>[number]

/** Without recursion: pages may nest deeper than the stack. */
function visibleLines($: CheerioAPI): TextLine[] {
  const lines: TextLine[] = []
  let line = ''
  let heading = 0
  const end = (scale = heading > 0 ? 1.5 : 1) => {
    const text = cleanText(line)
      .replace(/[ \n]+/g, ' ')
      .replace(/ ?\t[ \t]*/g, '\t')
      .trim()
    if (text !== '') lines.push({ text, scale })
    line = ''
  }
  const steps: Step[] = $.root()
    .contents()
    .toArray()
    .reverse()
    .map((open) => ({ open }))
  for (let n = 0; n < MOST_NODES && steps.length > 0; n++) {
    const step = steps.pop()
    if (!step) break
    if ('close' in step) {
      if (BLOCKS.has(step.close) || HEADINGS.has(step.close)) end()
      if (HEADINGS.has(step.close)) heading--
      if (step.close === 'td' || step.close === 'th') line += '\t'
      continue
    }
    const node = step.open
    if (node.type === 'text') line += node.data.replace(/[\t\n\r]+/g, ' ')
    if (node.type !== 'tag') continue
    if (node.name === 'br') end()
    if (BLOCKS.has(node.name) || HEADINGS.has(node.name)) end()
    if (HEADINGS.has(node.name)) heading++
    steps.push({ close: node.name })
    for (const child of [...node.children].reverse()) steps.push({ open: child })
  }
  end()
  return lines
}
