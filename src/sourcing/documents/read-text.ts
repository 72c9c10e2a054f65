/** Plain, pasted and Markdown text as a printed page: every letter as wide as the next, so that gaps and columns show. */
import { cleanText, openLeaders } from './clean-text.ts'
import type { PageWords } from './lay-out.ts'
import type { PrintedWord } from './page.ts'

const TAB = 8
const LINES_A_PAGE = 1_000
/** A heading is printed larger. */
const HEADING = 1.5

export interface TextLine {
  text: string
  /** 1 is body text */
  scale: number
}

export function readTextPages(text: string): PageWords[] {
  const pages = withoutStars(cleanText(text.replaceAll('\f', '\n\f'))).split('\f')
  return pages.flatMap((page, i) =>
    pagesOf(
      page.split('\n').map((line) => ({ text: withoutEmphasis(withoutSender(line)), scale: 1 })),
      i + 1,
    ),
  )
}

export function readMarkdownPages(text: string): PageWords[] {
  const body = cleanText(text).replace(/^---\n[\s\S]*?\n---\n/, '')
  return pagesOf(body.split('\n').map(withoutMarks), 1)
}

/** Lines that know whether they are headings; several thousand make one page. */
export function pagesOf(lines: readonly TextLine[], first: number): PageWords[] {
  const pages: PageWords[] = []
  for (let from = 0; from === 0 || from < lines.length; from += LINES_A_PAGE)
    pages.push(pageOf(lines.slice(from, from + LINES_A_PAGE), first + pages.length))
  return pages
}

function pageOf(lines: readonly TextLine[], page: number): PageWords {
  const spread = lines
    .flatMap(cutLong)
    .map(({ text, scale }) => ({ text: expandTabs(openLeaders(text.trimEnd())), scale }))
  const width = Math.max(40, ...spread.map(({ text }) => Math.min(400, text.length)))
  const height = Math.max(1, spread.length)
  // A letter is half as wide as high, a line a letter and a half high.
  const size = 2 / width
  const ratio = (height * size * 1.5) / 1
  const words: PrintedWord[] = []
  spread.forEach(({ text, scale }, row) => {
    for (const match of text.matchAll(/\S+/g)) {
      const left = Math.min(1, match.index / width)
      words.push({
        text: match[0],
        box: [left, row / height, Math.min(1 - left, match[0].length / width), 0.66 / height],
        size: size * scale,
        style: scale === 1 ? '' : 'heading',
        confidence: 1,
      })
    }
  })
  return { page, ratio, words, hasBoxes: false, isScanned: false }
}

/** No list prints lines as long as this; a text without breaks is taken in pieces. */
const LONGEST_LINE = 1_000

function cutLong(line: TextLine): TextLine[] {
  if (line.text.length <= LONGEST_LINE) return [line]
  const pieces: TextLine[] = []
  for (let from = 0; from < line.text.length; from += LONGEST_LINE)
    pieces.push({ text: line.text.slice(from, from + LONGEST_LINE), scale: line.scale })
  return pieces
}

/** A tab always leaves a gap that parts cells. */
function expandTabs(text: string): string {
  let line = ''
  for (const letter of text) {
    if (letter !== '\t') line += letter
    else line += ' '.repeat(Math.max(3, TAB - (line.length % TAB)))
  }
  return line
}

/** A star before one line is a note's; before several it is a bullet. */
function withoutStars(text: string): string {
  const starred = /^[ \t]*\*[ \t]+(?=\S)/gm
  return (text.match(starred)?.length ?? 0) >= 3 ? text.replace(starred, '') : text
}

/** An exported chat begins a message with its time and sender: "[12/3/24, 10:15:22] Rosa: ", "12/3/24, 10:15 - Rosa: ". */
const SENDER =
  /^\s*(?:\[\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}[^\]]{0,12}\]|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\.?)? -) [^:\n]{1,60}: /i

function withoutSender(line: string): string {
  return line.replace(SENDER, '')
}

/** Messages print *bold* and _italic_ so, assistants **bold**. */
function withoutEmphasis(line: string): string {
  return line
    .replace(/(?<![\w*])(\*{1,2})(?=\S)([^*\n]+?)(?<=\S)\1(?![\w*])/g, '$2')
    .replace(/(?<![\w_])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w_])/g, '$1')
}

function withoutMarks(line: string): TextLine {
  if (/^\s*\|?\s*:?-{3,}/.test(line)) return { text: '', scale: 1 }
  const heading = /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
  const text = (heading ?? line)
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*>\s?/, '')
    .replace(/^\s*[-*+]\s+(?=\S)/, '')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])[*_](\S.*?\S|\S)[*_](?![\w*])/g, '$1')
    .replace(/^\s*\|(.*)\|\s*$/, '$1')
    .replace(/\s*\|\s*/g, '\t')
    .replace(/<br\s*\/?>/gi, '\t')
    .replace(/<[^>]{1,200}>/g, '')
  return { text, scale: heading === undefined ? 1 : HEADING }
}
