/** HTML by template: every value is escaped, unless it is HTML made here. */

export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Value = Html | string | number | null | undefined | false | readonly Value[]

export function html(pieces: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(pieces.map((piece, i) => (i === 0 ? piece : textOf(values[i - 1]) + piece)).join(''))
}

/** Data for machines inside a page: nothing in it may end the element or begin a comment. */
export function jsonScript(type: string, value: unknown): Html {
  const json = JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return new Html(`<script type="${escapeHtml(type)}">${json}</script>`)
}

function textOf(value: Value): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return value.text
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  return value.map(textOf).join('')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(UNSAFE, (sign) => ENTITIES[sign] ?? '')
}

/** What HTML reads as its own, and control signs, which have no place in a page. */
const UNSAFE = /[&<>"']|(?![\t\n\r])\p{Cc}/gu
