/** What a file is, told by its first bytes; the name only decides between texts that look alike. */

import { delimiterOf } from '../tables/delimiter.ts'

export type DocumentFormat =
  | 'pdf'
  | 'image'
  | 'workbook'
  | 'archive'
  | 'json'
  | 'html'
  | 'table'
  | 'markdown'
  | 'text'
  | 'unknown'

export function sniffFormat(bytes: Uint8Array, name: string): DocumentFormat {
  if (bytes.length === 0) return 'text'
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1')
  // Some writers put a few bytes before the mark.
  if (head.slice(0, 1_024).includes('%PDF-')) return 'pdf'
  if (isImage(bytes, head)) return 'image'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return hasWorkbook(bytes) ? 'workbook' : 'archive'
  if (
    head.startsWith('\xd0\xcf\x11\xe0') ||
    head.startsWith('\x1f\x8b') ||
    head.startsWith('7z\xbc\xaf') ||
    head.startsWith('Rar!')
  )
    return 'archive'
  return textFormat(bytes, name)
}

function isImage(bytes: Uint8Array, head: string): boolean {
  return (
    (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) ||
    head.startsWith('\x89PNG\r\n') ||
    head.startsWith('GIF8') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') ||
    head.startsWith('II*\0') ||
    head.startsWith('MM\0*') ||
    (head.slice(4, 8) === 'ftyp' && /^(?:avif|heic|heix|mif1|msf1)/.test(head.slice(8, 12)))
  )
}

/** The directory at a zip's end names its parts; a workbook has `xl/workbook`. */
function hasWorkbook(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return buffer.includes('xl/workbook') || buffer.subarray(0, 4_096).includes('[Content_Types].xml')
}

function textFormat(bytes: Uint8Array, name: string): DocumentFormat {
  const sample = textSample(bytes)
  if (sample === null) return 'unknown'
  const start = sample.trimStart()
  if (/^[[{]/.test(start) && looksLikeJson(start)) return 'json'
  if (/^<(?:!doctype html|html|head|body|\?xml|div|table|section|ul|p|h[1-6])\b/i.test(start) || countTags(sample) > 8)
    return 'html'
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (['csv', 'tsv', 'tab'].includes(extension)) return 'table'
  if (['md', 'markdown', 'mdx'].includes(extension) || /^(?:---\n|#{1,3} )/.test(start)) return 'markdown'
  return looksLikeTable(sample) ? 'table' : 'text'
}

function textSample(bytes: Uint8Array): string | null {
  const part = bytes.subarray(0, 65_536)
  const buffer = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  if (part[0] === 0xff && part[1] === 0xfe) return buffer.subarray(2).toString('utf16le')
  if (part[0] === 0xfe && part[1] === 0xff)
    return Buffer.from(buffer.subarray(2, buffer.length & ~1))
      .swap16()
      .toString('utf16le')
  const zeros = part.subarray(0, 512).filter((byte) => byte === 0).length
  if (zeros > Math.min(512, part.length) * 0.2) return buffer.toString('utf16le')
  return part.includes(0) ? null : buffer.toString('utf8').replace(/^\ufeff/, '')
}

function looksLikeJson(start: string): boolean {
  return /^\[\s*(?:[[{"\]]|-?\d[\d.eE+-]*\s*[,\]]|null)|^\{\s*(?:"|\})/.test(start)
}

function countTags(text: string): number {
  return text.match(/<\/(?:p|div|li|td|tr|h[1-6]|span|a|ul|table)>/gi)?.length ?? 0
}

/** Three lines or more that are cut by one sign into the same number of parts. */
function looksLikeTable(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 30)
  if (lines.length < 3) return false
  const cut = delimiterOf(lines.join('\n'))
  if (cut && cut.cells === 2 && cut.sign !== ',' && lines.filter(endsInPrice).length >= lines.length * 0.8) return true
  return [';', '\t', ',', '|'].some((sign) => {
    const counts = lines.map((line) => line.replace(/"[^"]*"/g, '').split(sign).length)
    const usual = counts[0] ?? 1
    const least = sign === '\t' ? 2 : 3
    return usual >= least && counts.filter((count) => count === usual).length >= counts.length * 0.9
  })
}

/** `Lomo saltado;38`: two columns are a table when the second holds amounts. */
function endsInPrice(line: string): boolean {
  return /\p{L}[^;|\t]*[;|\t]\s*"?\s*(?:[^\s\d;|\t]{1,4}\s?)?\d[\d.,]*\s*\S{0,5}"?\s*$/u.test(line)
}
