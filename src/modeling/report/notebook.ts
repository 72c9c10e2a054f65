/**
 * Notebooks are plain TypeScript: `// %% Title` begins a cell, comment lines at its head are its text, and what a cell
 * shows goes below its code. This file reads the cells, keeps what they show while they run, and makes the page.
 */
import type { Lang } from '../../contract/requests.ts'
import { escaped, figure, type Html, renderPage, table } from './page.ts'

export interface Cell {
  title: string
  /** comment lines at the head of the cell */
  text: string
  code: string
  /** line of the file on which it begins, from 1 */
  line: number
}

const MARK = /^\/\/ %%\s*(.*)$/

/** What stands before the first mark is no cell: the title of the notebook is its first comment. */
export function readCells(source: string): { title: string; lead: string; cells: Cell[] } {
  const lines = source.split('\n')
  const starts = lines.flatMap((line, i) => (MARK.test(line) ? [i] : []))
  const head = lines.slice(0, starts[0] ?? lines.length)
  const [title = '', ...lead] = commentOf(head).split('\n')
  const cells = starts.map((start, k): Cell => {
    const body = lines.slice(start + 1, starts[k + 1] ?? lines.length)
    const said = body.findIndex((line) => !line.startsWith('//'))
    const code = body.slice(said < 0 ? body.length : said)
    return {
      title: MARK.exec(lines[start]!)?.[1] ?? '',
      text: commentOf(body.slice(0, said < 0 ? body.length : said)),
      code: code.join('\n').trim(),
      line: start + 1,
    }
  })
  return { title, lead: lead.join('\n').trim(), cells }
}

function commentOf(lines: readonly string[]): string {
  return lines
    .filter((line) => line.startsWith('//'))
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n')
    .trim()
}

/** The notebook as it is run: each mark calls `beginCell`, on its own line, so that lines keep their numbers. */
export function markCells(source: string, moduleUrl: string): string {
  let next = 0
  const marked = source.replace(/^\/\/ %%.*$/gm, () => `beginCell(${next++});`)
  return `import { beginCell } from ${JSON.stringify(moduleUrl)}; ${marked}`
}

let current = -1
const shown: Html[][] = []

export function beginCell(cell: number): void {
  current = cell
  shown[cell] = []
}

/** Which cell runs, from 0; -1 before the first. */
export function runningCell(): number {
  return current
}

function show(html: Html): void {
  shown[current]?.push(html)
}

/** A sentence that follows from what the cell worked out. */
export function say(text: string): void {
  show(`<p>${escaped(text)}</p>`)
}

export function draw(caption: string, picture: Html): void {
  show(figure(caption, picture))
}

export function list(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  show(table(head, rows))
}

export function print(lines: string): void {
  show(`<pre>${escaped(lines)}</pre>`)
}

/** @param failure what stopped the notebook; cells behind it have nothing to show */
export function notebookPage(source: string, lang: Lang, failure: string | null): Html {
  const { title, lead, cells } = readCells(source)
  return renderPage({
    title,
    lang,
    lead,
    sections: cells.map(({ title: heading, text, code }, i) => ({
      title: heading || `${i + 1}`,
      body: [
        ...text
          .split(/\n\s*\n/)
          .filter((paragraph) => paragraph !== '')
          .map((paragraph) => `<p>${withCode(escaped(paragraph.replaceAll('\n', ' ')))}</p>`),
        code === ''
          ? ''
          : `<details><summary class="tag">code, ${code.split('\n').length} lines</summary><pre>${escaped(code)}</pre></details>`,
        ...(shown[i] ?? []),
        failure !== null && i === current ? `<pre class="error">${escaped(failure)}</pre>` : '',
      ].join(''),
    })),
  })
}

/** Words between backticks are code. */
function withCode(text: Html): Html {
  return text.replace(/`([^`]+)`/g, '<code>$1</code>')
}
