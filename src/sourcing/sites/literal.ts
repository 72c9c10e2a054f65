/**
 * Data as programs write it down: JSON with comments and trailing commas, JavaScript and TypeScript literals.
 * Nothing is run. What is no data (a call, a function, a name nobody gave a value) becomes undefined.
 */

/** Values of names that may stand in the literal: the arguments of Nuxt's wrapping function. */
export type Names = ReadonlyMap<string, unknown>

export interface LiteralRead {
  value: unknown
  /** offset behind the literal */
  end: number
}

/** Deeper nesting is refused: no menu is that deep, and the reader recurses. */
const MAX_DEPTH = 120
/** Signs that may be passed over in one script, however many literals are tried in it. */
const MAX_WORK = 40_000_000
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' }
const COMMENTS = [
  ['/*', '*/'],
  ['<!--', '-->'],
] as const
const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
])

class NotALiteral extends Error {}

/** What is left to spend on a script; handed on from try to try. */
export interface Work {
  left: number
}

export function newWork(): Work {
  return { left: MAX_WORK }
}

/** Null where no literal begins at the offset. */
export function readLiteral(
  text: string,
  at = 0,
  names: Names = new Map(),
  work: Work = newWork(),
): LiteralRead | null {
  const reader = new Reader(text, at, names, work)
  try {
    const value = reader.value(0)
    return { value, end: reader.at }
  } catch (error) {
    if (error instanceof NotALiteral) return null
    throw error
  }
}

/** JSON first, as most data is; then with what people leave in it. Undefined where it is neither. */
export function readLooseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    const start = text.search(/[[{]/)
    return start < 0 ? undefined : readLiteral(text, start)?.value
  }
}

class Reader {
  at: number
  private readonly text: string
  private readonly names: Names
  private readonly work: Work

  constructor(text: string, at: number, names: Names, work: Work) {
    this.text = text
    this.at = at
    this.names = names
    this.work = work
  }

  value(depth: number): unknown {
    if (depth > MAX_DEPTH) throw new NotALiteral()
    let value = this.one(depth)
    for (;;) {
      this.blanks()
      const next = this.text[this.at] ?? ''
      if (next === '+' && typeof value === 'string') {
        this.at++
        const right = this.one(depth)
        value = typeof right === 'string' || typeof right === 'number' ? value + right : undefined
      } else if (/^(?:as|satisfies)\b/.test(this.text.slice(this.at, this.at + 10))) this.skipExpression()
      else if (next !== '' && !',]}):;'.includes(next) && this.isOnSameLine()) {
        // An operator or a call behind it: this is a program, not data.
        this.skipExpression()
        value = undefined
      } else return value
    }
  }

  private one(depth: number): unknown {
    this.blanks()
    const sign = this.text[this.at] ?? ''
    if (sign === '{') return this.object(depth)
    if (sign === '[') return this.array(depth)
    if (sign === '"' || sign === "'" || sign === '`') return this.string(sign)
    if (/[\d.+-]/.test(sign)) return this.number()
    if (sign === '!') return this.negation()
    if (/[\p{L}_$]/u.test(sign)) return this.word()
    if (sign === '(' || sign === '<') {
      this.skipExpression()
      return undefined
    }
    throw new NotALiteral()
  }

  private object(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = []
    this.at++
    for (;;) {
      this.blanks()
      const sign = this.text[this.at] ?? ''
      if (sign === '}') {
        this.at++
        return Object.fromEntries(entries)
      }
      if (sign === ',') this.at++
      else if (this.text.startsWith('...', this.at)) this.skipExpression()
      else this.entry(entries, depth)
    }
  }

  private entry(entries: [string, unknown][], depth: number): void {
    const key = this.key()
    this.blanks()
    const sign = this.text[this.at] ?? ''
    // `get name() {…}`, `async load() {…}`: a method follows.
    if (/^(?:get|set|async|static)$/.test(key) && /[\p{L}_$*[]/u.test(sign)) {
      this.skipExpression()
      return
    }
    if (sign === ':') {
      this.at++
      const value = this.value(depth + 1)
      if (value !== undefined && key !== '__proto__') entries.push([key, value])
    } else if (sign === '(') this.skipExpression()
    else if (sign === ',' || sign === '}') {
      if (this.names.has(key)) entries.push([key, this.names.get(key)])
    } else throw new NotALiteral()
  }

  private key(): string {
    const sign = this.text[this.at] ?? ''
    if (sign === '"' || sign === "'") return this.string(sign)
    if (sign === '[') {
      this.skipBalanced()
      return ''
    }
    const word = this.match(/[\p{L}\p{N}_$.-]+/uy)
    if (word === '') throw new NotALiteral()
    return word
  }

  private array(depth: number): unknown[] {
    const values: unknown[] = []
    this.at++
    for (;;) {
      this.blanks()
      const sign = this.text[this.at] ?? ''
      if (sign === ']') {
        this.at++
        return values
      }
      if (sign === ',') this.at++
      else if (this.text.startsWith('...', this.at)) this.skipExpression()
      else values.push(this.value(depth + 1))
    }
  }

  private string(quote: string): string {
    let out = ''
    let from = ++this.at
    const start = from
    for (;;) {
      const sign = this.text[this.at]
      if (sign === undefined || (sign === '\n' && quote === "'")) {
        this.count(this.at - start)
        throw new NotALiteral()
      }
      if (sign === quote) break
      if (sign === '\\') {
        out += this.text.slice(from, this.at) + this.escape()
        from = this.at
      } else this.at++
    }
    out += this.text.slice(from, this.at++)
    this.count(out.length)
    return out
  }

  private escape(): string {
    const sign = this.text[++this.at] ?? ''
    const hex = sign === 'x' ? this.text.slice(this.at + 1, this.at + 3) : this.unicodeDigits(sign)
    this.at++
    if (hex === '') return sign === '\n' ? '' : (ESCAPES[sign] ?? sign)
    const code = Number.parseInt(hex, 16)
    this.at += hex.length + (this.text[this.at] === '{' ? 2 : 0)
    return Number.isNaN(code) || code > 0x10ffff ? '' : String.fromCodePoint(code)
  }

  private unicodeDigits(sign: string): string {
    if (sign !== 'u') return ''
    if (this.text[this.at + 1] !== '{') return this.text.slice(this.at + 1, this.at + 5)
    return this.text.slice(this.at + 2, this.text.indexOf('}', this.at))
  }

  private number(): unknown {
    const digits = this.match(/[+-]?(?:0x[\da-f]+|\d[\d_]*(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+)n?/iy)
    if (digits === '') throw new NotALiteral()
    const value = Number(digits.replace(/_|n$/g, ''))
    return Number.isFinite(value) ? value : undefined
  }

  /** Minifiers write `!0` for true. */
  private negation(): unknown {
    const digit = this.text[this.at + 1]
    this.at += 2
    return digit === '0' ? true : digit === '1' ? false : undefined
  }

  private word(): unknown {
    const word = this.match(/[\p{L}\p{N}_$.]+/uy)
    this.blanks()
    const next = this.text[this.at] ?? ''
    if (word === 'void') {
      this.skipExpression()
      return undefined
    }
    if (next === '(' && word.endsWith('freeze')) return this.argument()
    if (WORDS.has(word)) return WORDS.get(word)
    if (this.names.has(word)) return this.names.get(word)
    if (next !== '' && !',]}):;'.includes(next)) this.skipExpression()
    return undefined
  }

  /** `Object.freeze([...])`: what it holds. */
  private argument(): unknown {
    this.at++
    const value = this.value(1)
    this.blanks()
    if (this.text[this.at] === ')') this.at++
    return value
  }

  /** Passes over a piece of program up to the comma or bracket that ends it. */
  private skipExpression(): void {
    for (;;) {
      this.blanks()
      const sign = this.text[this.at]
      if (sign === undefined || ',]});'.includes(sign)) return
      if (sign in CLOSING) this.skipBalanced()
      else if (sign === '"' || sign === "'" || sign === '`') this.string(sign)
      else this.at++
      this.count(1)
    }
  }

  private skipBalanced(): void {
    const open: string[] = []
    for (;;) {
      this.blanks()
      const sign = this.text[this.at]
      if (sign === undefined) throw new NotALiteral()
      if (sign in CLOSING) open.push(CLOSING[sign] ?? '')
      else if (sign === open.at(-1)) open.pop()
      if (sign === '"' || sign === "'" || sign === '`') this.string(sign)
      else this.at++
      this.count(1)
      if (open.length === 0) return
    }
  }

  private blanks(): void {
    for (;;) {
      const blank = this.match(/\s+|\/\/[^\n]*/y)
      const comment = COMMENTS.find(([open]) => this.text.startsWith(open, this.at))
      if (comment) {
        const end = this.text.indexOf(comment[1], this.at + comment[0].length)
        this.count((end < 0 ? this.text.length : end) - this.at)
        if (end < 0) throw new NotALiteral()
        this.at = end + comment[1].length
      } else if (blank === '') return
      this.count(blank.length)
    }
  }

  private isOnSameLine(): boolean {
    return !/\n\s*$/.test(this.text.slice(Math.max(0, this.at - 200), this.at))
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private count(signs: number): void {
    this.work.left -= signs + 1
    if (this.work.left < 0) throw new NotALiteral()
  }
}
