/** Plain and Markdown text to passages: marks are left out, places kept. */
import { type Cell, Gathered, type OpenText, type Passage, type PassageKind } from './passages.ts'

interface Line {
  text: string
  start: number
  number: number
}

const FENCE = /^\s*(?:```|~~~)/
const HEADING = /^\s{0,3}(#{1,6})\s+/
const ITEM = /^\s*(?:[-*+•–·▪◦❌✅✔✘✗]|\d{1,2}[.)])\s+/u
const RULE = /^\s*(?:[-*_=]\s*){3,}$/
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/
/** A line without a full stop, as short as this, above a longer one, is a heading. */
const SHORT = 70

export function openMarkdown(source: string): OpenText {
  const lines = linesOf(source)
  const front = frontMatter(lines)
  const passages: Passage[] = []
  const open = new Gathered()
  let openKind: PassageKind = 'text'
  let openLine = 1
  let inFence = false
  const close = () => {
    if (open.length > 0)
      passages.push({ kind: openKind, level: 0, ...open.take(), cells: [], line: openLine, page: null })
    openKind = 'text'
  }
  const start = (kind: PassageKind, line: Line, from: number) => {
    close()
    openKind = kind
    openLine = line.number
    addInline(open, line.text.slice(from), line.start + from)
  }
  for (let i = front.lines; i < lines.length; i++) {
    const line = lines[i]!
    if (FENCE.test(line.text)) inFence = !inFence
    const heading = HEADING.exec(line.text)
    const item = ITEM.exec(line.text)
    if (inFence || FENCE.test(line.text) || line.text.trim() === '' || RULE.test(line.text)) close()
    else if (TABLE_RULE.test(line.text)) close()
    else if (heading) {
      start('heading', line, heading[0].length)
      passages.push({
        kind: 'heading',
        level: heading[1]?.length ?? 1,
        ...open.take(),
        cells: [],
        line: line.number,
        page: null,
      })
    } else if (isRow(line.text)) {
      close()
      const isHeader = TABLE_RULE.test(lines[i + 1]?.text ?? '') || !isRow(lines[i - 1]?.text ?? '')
      passages.push(rowOf(line, isHeader ? 'header' : 'row'))
    } else if (item) {
      // A cross or a tick before an item says what is thought of it.
      const mark = /[❌✘✗✅✔]/u.exec(item[0])
      start('item', line, mark ? mark.index : item[0].length)
    } else if (open.length > 0 && !standsAlone(line, lines[i - 1], openKind)) {
      open.push(' ', line.start)
      addInline(open, line.text, line.start)
    } else if (looksLikeHeading(line, lines[i - 1], lines[i + 1])) {
      start('heading', line, 0)
      passages.push({ kind: 'heading', level: 5, ...open.take(), cells: [], line: line.number, page: null })
    } else start(/^\s*>/.test(line.text) ? 'text' : 'text', line, /^\s*>+\s*/.exec(line.text)?.[0].length ?? 0)
  }
  close()
  return { passages, length: source.length, author: front.author, lang: front.lang }
}

export function linesOf(source: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const match of source.matchAll(/\r\n|\r|\n|\u2028|\u2029|\f/g)) {
    lines.push({ text: source.slice(start, match.index), start, number: lines.length + 1 })
    start = match.index + match[0].length
  }
  lines.push({ text: source.slice(start), start, number: lines.length + 1 })
  return lines
}

function frontMatter(lines: readonly Line[]): { lines: number; author: string | null; lang: 'es' | 'en' | null } {
  if (!/^\uFEFF?---\s*$/.test(lines[0]?.text ?? '')) return { lines: 0, author: null, lang: null }
  const end = lines.findIndex(({ text }, i) => i > 0 && /^(?:---|\.\.\.)\s*$/.test(text))
  if (end < 0 || end > 60) return { lines: 0, author: null, lang: null }
  const field = (names: string) =>
    lines
      .slice(1, end)
      .flatMap(
        ({ text }) => new RegExp(`^(?:${names}):\\s*["']?([^"'\\[{]+?)["']?\\s*$`, 'i').exec(text)?.[1] ?? [],
      )[0] ?? null
  const lang = field('lang|language|idioma')
  return {
    lines: end + 1,
    author: field('author|autor|autora|by'),
    lang: lang?.startsWith('es') ? 'es' : lang?.startsWith('en') ? 'en' : null,
  }
}

function isRow(text: string): boolean {
  return /^\s*\|.*\|\s*$/.test(text) || /\S\t+\S/.test(text) || (text.match(/\S\s*\|\s*\S/g)?.length ?? 0) >= 1
}

function rowOf(line: Line, kind: PassageKind): Passage {
  const open = new Gathered()
  const cells: Cell[] = []
  let from = 0
  const parts = line.text.split(/(\||\t+)/)
  for (const part of parts) {
    if (/^(?:\||\t+)$/.test(part)) {
      from += part.length
      continue
    }
    if (part.trim() !== '' || cells.length > 0) {
      const start = open.length
      addInline(open, part.trim(), line.start + from + (part.length - part.trimStart().length))
      cells.push({ start, end: open.length })
      open.push(' ', line.start + from + part.length)
    }
    from += part.length
  }
  const taken = open.take()
  const end = taken.text.length
  return {
    kind,
    level: 0,
    ...taken,
    cells: cells.map((cell) => ({ start: Math.min(cell.start, end), end: Math.min(cell.end, end) })),
    line: line.number,
    page: null,
  }
}

/** Lines of a poem of pairs ("Ceviche → Sauvignon Blanc") do not run on. */
function standsAlone(line: Line, before: Line | undefined, kind: PassageKind): boolean {
  const paired = /→|->|=>|➜|➔|⇒/
  if (paired.test(line.text) || paired.test(before?.text ?? '')) return true
  const label = /^[*_\s]*[\p{L}][\p{L}\s,/()'’-]{1,60}[*_]*:[*_]*\s/u
  if (kind === 'text' && label.test(line.text) && (before?.text.length ?? 0) < 160) return true
  return /[.!?:…”"»]\s*$|\*\*\s*$/.test(before?.text ?? '') && (before?.text.length ?? 0) < SHORT
}

function looksLikeHeading(line: Line, before: Line | undefined, after: Line | undefined): boolean {
  const text = line.text.trim()
  if (/^(?:={3,}|-{3,})\s*$/.test(after?.text ?? '')) return true
  if (/^\*\*[^*]+\*\*:?$/.test(text) || /^__[^_]+__:?$/.test(text)) return true
  if ((before?.text.trim() ?? '') !== '' || ((after?.text.trim() ?? '') === '' && text.length > 40)) return false
  return text.length <= SHORT && !/[.!?:;,→]$|→|[-=]>|➜|➔|⇒|:\s|\s[–-]\s/.test(text) && text.split(/\s+/).length <= 7
}

/** The text of a line without emphasis, links, code marks. */
function addInline(open: Gathered, text: string, from: number): void {
  for (let i = 0; i < text.length; ) {
    const rest = text.slice(i)
    const link = /^!?\[([^\]]{0,300})\]\([^)]{0,500}\)/.exec(rest)
    if (link) {
      const offset = rest.startsWith('!') ? 2 : 1
      if (offset === 1) open.add(link[1] ?? '', from + i + offset)
      i += link[0].length
      continue
    }
    const mark = /^(?:\*{1,3}|_{1,3}(?=\S)|`+|~~|<[^<>\s][^<>]{0,200}>)/.exec(rest)
    if (mark && !(mark[0].startsWith('_') && /\p{L}/u.test(text[i - 1] ?? ''))) {
      i += mark[0].length
      continue
    }
    if (rest.startsWith('_') && /[\s.,;:!?)]|^$/.test(rest[1] ?? '')) {
      i++
      continue
    }
    open.push(text[i]!, from + i)
    i++
  }
}
