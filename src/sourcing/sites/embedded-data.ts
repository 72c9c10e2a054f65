/**
 * The data that pages carry in their scripts: JSON of any type, framework state (Next.js, Nuxt, Remix, SvelteKit),
 * constants of a site's own program. Read as literals, never run.
 */
import { type Names, newWork, readLiteral, readLooseJson, type Work } from './literal.ts'

export interface FoundData {
  /** how the page holds it: `#__NEXT_DATA__`, `window.__STATE__`, `menu` */
  name: string
  value: unknown
  /** schema.org, by the script's type */
  isLinked: boolean
}

/** Scripts as the page has them. */
export interface ScriptText {
  type: string
  id: string
  text: string
}

/** Tries at reading a literal in one script; a hostile script would have millions of brackets. */
const MAX_TRIES = 2_000
const NO_NAMES: Names = new Map()
const ASSIGNED =
  /(?:\b(?:const|let|var)\s+([\p{L}_$][\p{L}\p{N}_$]*)\s*(?::[^=;{}]{1,80})?=|\b(?:window|self|globalThis|module|exports)\.([\p{L}_$][\p{L}\p{N}_$.]*)\s*=|\b(export\s+default|return)\b|([\p{L}_$][\p{L}\p{N}_$]*)\s*[:=]|([(]))\s*(?:Object\.freeze\(\s*|\$state\(\s*|reactive\(\s*|ref\(\s*)?(?=[[{])/gu

export function findData(scripts: readonly ScriptText[]): FoundData[] {
  const found: FoundData[] = []
  const flight: string[] = []
  for (const { type, id, text } of scripts) {
    // Some frameworks keep bare data in a script without a type.
    if (/json/i.test(type) || /^\s*[{[]\s*["{[]/.test(text)) {
      const value = readLooseJson(unescaped(text))
      const whole = id === '__NUXT_DATA__' ? unflatten(value) : value
      if (whole !== undefined)
        found.push({ name: id ? `#${id}` : type, value: whole, isLinked: /ld\+json/i.test(type) })
    } else if (type === '' || /javascript|module|typescript|babel/i.test(type)) {
      found.push(...findInProgram(text))
      flight.push(...flightPieces(text))
    }
  }
  return [...found, ...readFlight(flight.join(''))]
}

/** Comments around the data, and quotes written as `\\u0022` or `%22` so that no tag can end the script. */
function unescaped(text: string): string {
  const bare = text.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, '').trim()
  if (/^(?:\\u007B|[{[]\\u0022|\\u005B)/i.test(bare))
    return bare
      .replace(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      .replace(/%5C/gi, '\\')
  if (!/^%7B|^%5B/i.test(bare)) return bare
  try {
    return decodeURIComponent(bare)
  } catch {
    return bare
  }
}

/** Every array or object that a program assigns, returns or hands over, outermost first. */
export function findInProgram(text: string): FoundData[] {
  const work = newWork()
  const nuxt = nuxtState(text)
  if (nuxt.length > 0) return nuxt
  const found: FoundData[] = parsedStrings(text, work)
  let tries = 0
  let end = 0
  for (const match of text.matchAll(ASSIGNED)) {
    const start = match.index + match[0].length
    if (start < end || ++tries > MAX_TRIES) continue
    const read = readLiteral(text, start, NO_NAMES, work)
    if (!read || !holdsRows(read.value)) continue
    end = read.end
    const name = match[1] ?? match[2] ?? match[3] ?? match[4] ?? 'data'
    found.push({ name, value: read.value, isLinked: false })
  }
  return found
}

/** A setting or a style is no data: at least one object or array with something below. */
function holdsRows(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const values = Object.values(value)
  return values.some((item) => typeof item === 'object' && item !== null) || ('name' in value && values.length > 1)
}

/** `window.__NUXT__=(function(a,b){return {…a…}}("x","y"))`: Nuxt 2 hands repeated values over as arguments. */
function nuxtState(text: string): FoundData[] {
  const head = /__NUXT__\s*=\s*\(?function\s*\(([^)]*)\)\s*\{/.exec(text)
  if (!head) return []
  const returned = text.indexOf('return', head.index + head[0].length)
  const start = text.indexOf('{', returned)
  const bare = start < 0 ? null : readLiteral(text, start)
  if (!bare) return []
  const call = text.indexOf('(', bare.end)
  const args = readLiteral(`[${text.slice(call + 1)}`.replace(/\)+\s*;?\s*$/, ']'))?.value
  if (!Array.isArray(args)) return [{ name: '__NUXT__', value: bare.value, isLinked: false }]
  const names = new Map((head[1] ?? '').split(',').map((name, i) => [name.trim(), args[i]]))
  return [{ name: '__NUXT__', value: readLiteral(text, start, names)?.value, isLinked: false }]
}

/** `JSON.parse("…")`, a string that is JSON again. */
function parsedStrings(text: string, work: Work): FoundData[] {
  const found: FoundData[] = []
  for (const match of text.matchAll(/JSON\.parse\(\s*(?=["'`])/g)) {
    const string = readLiteral(text, match.index + match[0].length, NO_NAMES, work)?.value
    const value = typeof string === 'string' ? readLooseJson(string) : undefined
    if (holdsRows(value)) found.push({ name: 'JSON.parse', value, isLinked: false })
    if (found.length > 100) break
  }
  return found
}

/** Next.js with the app router streams its data in pieces: `self.__next_f.push([1,"…"])`. */
function flightPieces(text: string): string[] {
  const pieces: string[] = []
  const work = newWork()
  for (const match of text.matchAll(/__next_f\.push\(\s*(?=\[)/g)) {
    const value = readLiteral(text, match.index + match[0].length, NO_NAMES, work)?.value
    if (Array.isArray(value) && typeof value[1] === 'string') pieces.push(value[1])
  }
  return pieces
}

function readFlight(text: string): FoundData[] {
  return text.split('\n').flatMap((line) => {
    const start = /^[\da-f]+:[A-Z]{0,2}(?=[[{])/i.exec(line)?.[0].length
    const value = start === undefined ? undefined : readLooseJson(line.slice(start))
    return holdsRows(value) ? [{ name: '__next_f', value, isLinked: false }] : []
  })
}

/** Nuxt 3 writes its state flat (devalue): one array, every value an index into it. */
function unflatten(flat: unknown): unknown {
  if (!Array.isArray(flat)) return flat
  const made = new Map<number, unknown>()
  const at = (index: unknown, depth: number): unknown => {
    if (typeof index !== 'number' || index < 0 || depth > 100) return undefined
    if (made.has(index)) return made.get(index)
    const value: unknown = flat[index]
    if (Array.isArray(value)) {
      // ["Reactive", 3]: a wrapper around another value
      if (typeof value[0] === 'string') return at(value[1], depth + 1)
      const items: unknown[] = []
      made.set(index, items)
      for (const item of value) items.push(at(item, depth + 1))
      return items
    }
    if (typeof value !== 'object' || value === null) return value
    const object: Record<string, unknown> = {}
    made.set(index, object)
    for (const [key, item] of Object.entries(value)) if (key !== '__proto__') object[key] = at(item, depth + 1)
    return object
  }
  return at(0, 0)
}
