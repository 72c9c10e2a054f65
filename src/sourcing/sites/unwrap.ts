/**
 * Bytes as people save them: pages still compressed, answers with their head, browser recordings (HAR), test cassettes
 * (VCR, nock), web archives (MHTML). Each gives the pages it holds. What inflates beyond its limit is refused.
 */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { LIMITS, tooLarge, unreadable } from '../documents/limits.ts'
import { at, isObject, listOf, objectsOf, textOf } from './json-walk.ts'

export interface SavedPage {
  bytes: Uint8Array
  /** where the recording says it came from */
  url: URL | null
}

const MAX_PAGES = 500
/** Fragments of pages are small. */
const MAX_WRAPPED = 5_000_000
const WORTH_READING = /json|html|javascript|text\/plain|xml/i

export async function unwrap(bytes: Uint8Array, name: string): Promise<SavedPage[]> {
  const plain = inflated(bytes, name)
  const start = Buffer.from(plain.subarray(0, 400)).toString('latin1').trimStart()
  if (/^\{\s*"log"\s*:/.test(start)) return orItself(fromHar(plain), plain)
  if (/^\[\s*\{\s*"scope"\s*:/.test(start)) return orItself(fromNock(parsed(plain)), plain)
  if (/^HTTP\/[\d.]+ \d{3}/.test(start)) return orItself(fromAnswer(Buffer.from(plain)), plain)
  if (/^(?:interactions|http_interactions):/m.test(start)) return orItself(await fromCassette(plain, name), plain)
  if (/^\{\s*"(?:http_)?interactions"\s*:/.test(start)) return orItself(fromInteractions(parsed(plain)), plain)
  if (
    /^(?:From|MIME-Version|Subject|Snapshot-Content-Location):/im.test(start) &&
    /multipart\/related/i.test(Buffer.from(plain.subarray(0, 4_000)).toString('latin1'))
  )
    return orItself(fromMhtml(Buffer.from(plain).toString('latin1')), plain)
  if (/^\{/.test(start) && plain.length < MAX_WRAPPED)
    return [...fromFragment(parsed(plain)), { bytes: plain, url: null }]
  return [{ bytes: plain, url: null }]
}

/** `{"html": "<div>…"}`: what a page asks for when one scrolls. Data beside the markup is read as data. */
function fromFragment(value: unknown): SavedPage[] {
  if (!isObject(value)) return []
  const texts = [value, value.data]
    .filter(isObject)
    .flatMap((holder) => ['html', 'content', 'body', 'markup'].map((key) => holder[key]))
  return texts
    .filter((text): text is string => typeof text === 'string' && /<\/(?:div|li|p|tr|article|section)>/.test(text))
    .map((text) => ({ bytes: Buffer.from(`<html><body>${text}</body></html>`), url: null }))
}

function orItself(pages: SavedPage[], bytes: Uint8Array): SavedPage[] {
  return pages.length > 0 ? pages.slice(0, MAX_PAGES) : [{ bytes, url: null }]
}

/** Gzip inside gzip happens; more is an attack. */
function inflated(bytes: Uint8Array, name: string): Uint8Array {
  let here = bytes
  for (let layers = 0; layers < 2 && here[0] === 0x1f && here[1] === 0x8b; layers++) here = inflate(here, 'gzip', name)
  return here
}

export function inflate(bytes: Uint8Array, encoding: 'gzip' | 'deflate' | 'br', name: string): Uint8Array {
  const options = { maxOutputLength: LIMITS.bytes }
  try {
    if (encoding === 'gzip') return gunzipSync(bytes, options)
    return encoding === 'br' ? brotliDecompressSync(bytes, options) : inflateSync(bytes, options)
  } catch (cause) {
    if (cause instanceof RangeError)
      throw tooLarge(name, `inflates to more than ${LIMITS.bytes} bytes`, 'Bring the pages one by one.')
    throw unreadable(name, 'is compressed and damaged', 'Save it again.', cause)
  }
}

function fromHar(bytes: Uint8Array): SavedPage[] {
  return objectsOf(at(parsed(bytes), 'log', 'entries')).flatMap((entry) => {
    const content = at(entry, 'response', 'content')
    const text = at(content, 'text')
    if (typeof text !== 'string' || !WORTH_READING.test(textOf(at(content, 'mimeType')) ?? 'text/plain')) return []
    const body = at(content, 'encoding') === 'base64' ? Buffer.from(joinedPieces(text), 'base64') : fromText(text)
    return [{ bytes: inflated(body, 'HAR'), url: addressIn(at(entry, 'request', 'url')) }]
  })
}

/** Some recorders write the pieces of an answer as a list within the text. */
function joinedPieces(text: string): string {
  if (!text.startsWith('["')) return text
  const pieces = parsed(Buffer.from(text))
  return Array.isArray(pieces) ? pieces.join('') : text
}

/** `response` is the value itself, or the pieces of a compressed body in hexadecimal. */
function fromNock(value: unknown): SavedPage[] {
  return objectsOf(value).flatMap((entry) => {
    const { response } = entry
    const scope = textOf(entry.scope)?.replace(/:443$|:80$/, '') ?? ''
    const url = addressIn(`${scope}${textOf(entry.path) ?? ''}`)
    const pieces = listOf(response)
    const isHex = pieces.length > 0 && pieces.every((piece) => typeof piece === 'string' && /^[\da-f]+$/i.test(piece))
    if (isHex) return [{ bytes: inflated(Buffer.from(pieces.join(''), 'hex'), 'recording'), url }]
    const text = typeof response === 'string' ? response : JSON.stringify(response ?? '')
    return [{ bytes: fromText(text), url }]
  })
}

/** Head and body as they came over the line. */
function fromAnswer(bytes: Buffer): SavedPage[] {
  const end = /\r?\n\r?\n/.exec(bytes.subarray(0, 65_536).toString('latin1'))
  if (!end) return []
  const head = bytes.subarray(0, end.index).toString('latin1')
  const body = bytes.subarray(end.index + end[0].length)
  const isBrotli = /^content-encoding:\s*br\s*$/im.test(head)
  return [{ bytes: isBrotli ? inflate(body, 'br', 'answer') : inflated(body, 'answer'), url: null }]
}

async function fromCassette(bytes: Uint8Array, name: string): Promise<SavedPage[]> {
  const { parse } = await import('yaml')
  try {
    // Aliases stay few: a cassette needs none, a bomb is made of them.
    const value: unknown = parse(Buffer.from(bytes).toString('utf8'), { maxAliasCount: 20 })
    return fromInteractions(value)
  } catch (cause) {
    throw unreadable(name, 'looks like a recording and is damaged', 'Record it again.', cause)
  }
}

function fromInteractions(value: unknown): SavedPage[] {
  const list = isObject(value) ? (value.interactions ?? value.http_interactions) : []
  return objectsOf(list).flatMap((interaction) => {
    const body = bodyOf(at(interaction, 'response', 'body'))
    if (body === null || body.length === 0) return []
    const headers = at(interaction, 'response', 'headers')
    const encoding = headerOf(headers, 'content-encoding')
    const isBrotli = encoding === 'br' && !/^[\s<[{]/.test(body.subarray(0, 1).toString('latin1'))
    const bytes = isBrotli ? inflate(body, 'br', 'recording') : inflated(body, 'recording')
    return [{ bytes, url: addressIn(at(interaction, 'request', 'uri') ?? at(interaction, 'request', 'url')) }]
  })
}

function bodyOf(body: unknown): Buffer | null {
  if (typeof body === 'string') return fromText(body)
  if (body instanceof Uint8Array) return Buffer.from(body)
  if (!isObject(body)) return null
  const coded = body.base64_string
  if (typeof coded === 'string') return Buffer.from(coded, 'base64')
  const inner = body.string ?? body.text ?? body.body
  return inner === undefined ? null : bodyOf(inner)
}

/** Gzip in base64 begins like this. */
function fromText(text: string): Buffer {
  return Buffer.from(text, /^H4sI[A-Za-z0-9+/=\s]+$/.test(text) ? 'base64' : 'utf8')
}

function headerOf(headers: unknown, name: string): string | null {
  if (!isObject(headers)) return null
  const key = Object.keys(headers).find((one) => one.toLowerCase() === name)
  return key === undefined ? null : textOf(listOf(headers[key])[0])
}

function fromMhtml(text: string): SavedPage[] {
  const boundary = /boundary="?([^"\r\n;]+)"?/i.exec(text)?.[1]
  if (boundary === undefined) return []
  return text.split(`--${boundary}`).flatMap((part) => {
    const [head = '', ...rest] = part.trimStart().split(/\r?\n\r?\n/)
    if (!/^content-type:\s*(?:text\/html|application\/json)/im.test(head)) return []
    const body = rest.join('\n\n')
    const coding = /^content-transfer-encoding:\s*(\S+)/im.exec(head)?.[1]?.toLowerCase()
    const bytes =
      coding === 'base64'
        ? Buffer.from(body, 'base64')
        : Buffer.from(coding === 'quoted-printable' ? unquoted(body) : body, 'latin1')
    return [{ bytes, url: addressIn(/^content-location:\s*(\S+)/im.exec(head)?.[1]) }]
  })
}

function unquoted(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function addressIn(value: unknown): URL | null {
  return typeof value === 'string' && /^https?:/.test(value) && URL.canParse(value) ? new URL(value) : null
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}
