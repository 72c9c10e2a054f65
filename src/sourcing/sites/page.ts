/** One page or payload as it was fetched or saved: its address, its text, and what is found in it, each worked out once. */
import { type CheerioAPI, load } from 'cheerio'
import { tooLarge } from '../documents/limits.ts'
import { decodeText } from '../tables/decode.ts'
import { type FoundData, findData, findInProgram } from './embedded-data.ts'
import { readLooseJson } from './literal.ts'

export interface Page {
  /** where it was fetched, or where the saved page says it came from */
  url: URL | null
  /** address or file */
  name: string
  format: 'html' | 'json' | 'program' | 'text'
  text: string
  /** the document of a page; an empty one for payloads. Scripts are text, nothing runs. */
  html(): CheerioAPI
  /** every piece of data the page carries */
  data(): readonly FoundData[]
  /** the whole payload, undefined for pages */
  json(): unknown
}

export function openPage(bytes: Uint8Array, name: string, url: URL | null = null): Page {
  const text = decodeText(bytes, name)
  const format = formatOf(text, name)
  if (format === 'html') refuseAbyss(text, name)
  const html = once(() => load(format === 'html' ? text : ''))
  const json = once(() => (format === 'json' ? (readJsonLines(text) ?? readLooseJson(text)) : undefined))
  const data = once((): readonly FoundData[] => {
    if (format === 'json') return [{ name: '', value: json(), isLinked: text.slice(0, 2_000).includes('schema.org') }]
    if (format === 'program') return findInProgram(text)
    return format === 'html' ? findData(scriptsOf(html())) : []
  })
  return { url: url ?? (format === 'html' ? ownAddress(html(), text) : null), name, format, text, html, data, json }
}

function formatOf(text: string, name: string): Page['format'] {
  const start = text.slice(0, 2_000).trimStart()
  if (/^[[{]/.test(start) && /^(?:\[\s*(?:[[{"\]]|null|\d)|\{\s*["}])/.test(start)) return 'json'
  if (/\.(?:[cm]?[jt]sx?)$/i.test(name) || /^[\w$.]+\(\s*[[{]/.test(start)) return 'program'
  if (/^<|\.(?:html?|xhtml|svelte|vue|astro|php|mhtml)$/i.test(start[0] === '<' ? '<' : name)) return 'html'
  if (/<\/(?:html|body|div|table|script|li|p|span)>/i.test(text.slice(0, 200_000))) return 'html'
  return /^(?:\/\/|\/\*|import |export |const |let |var |module\.exports|window\.)/.test(start) ? 'program' : 'text'
}

/** Boxes that must be closed; parsers take the square of their depth. */
const BOX =
  /<(\/?)(?:div|span|section|article|main|table|ul|ol|dl|blockquote|button|form|center|font|b|i|em|strong|a|u|small|svg|g)\b/gi
const DEEPEST = 2_000

function refuseAbyss(text: string, name: string): void {
  let depth = 0
  for (const [, closes] of text.matchAll(BOX)) {
    depth = closes ? Math.max(0, depth - 1) : depth + 1
    if (depth > DEEPEST)
      throw tooLarge(name, `nests more than ${DEEPEST} boxes in one another`, 'No page does: is it the right file?')
  }
}

function scriptsOf($: CheerioAPI) {
  return $('script')
    .toArray()
    .map((script) => ({
      type: $(script).attr('type') ?? '',
      id: $(script).attr('id') ?? '',
      text: $(script).text(),
    }))
}

/** Browsers and authors note the address in the page. */
function ownAddress($: CheerioAPI, text: string): URL | null {
  const noted = $('link[rel="canonical"]').attr('href') ?? $('meta[property="og:url"]').attr('content')
  const saved = /saved from url=\(\d+\)(\S+)/.exec(text.slice(0, 2_000))?.[1]
  for (const address of [saved, noted])
    if (address && URL.canParse(address) && /^https?:/.test(address)) return new URL(address)
  return null
}

/** One value a line, as crawlers write; undefined where the text is one value or no JSON at all. */
function readJsonLines(text: string): unknown[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length < 2 || !lines.slice(0, 3).every((line) => /^\s*\{.*\}\s*$/.test(line))) return undefined
  return lines.map(readLooseJson)
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
