/** A zip is looked over before anything opens it: how much it says it holds, and whether that is true. */
import { inflateRawSync } from 'node:zlib'
import { LIMITS, tooLarge, unreadable } from './limits.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const MOST_ENTRIES = 2_000
const DEFLATED = 8

/** Throws unless every part inflates within the limits. */
export function guardZip(bytes: Uint8Array, name: string): void {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const broken = (cause?: unknown) =>
    unreadable(name, 'is a broken workbook', 'Save it anew as XLSX or CSV and try again.', cause)
  const end = view.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > view.length || view.readUInt32LE(end) !== END) throw broken()
  const count = view.readUInt16LE(end + 10)
  if (count > MOST_ENTRIES) throw tooLarge(name, `has ${count} parts; a list has a few`, 'Bring a smaller workbook.')
  const bomb = () =>
    tooLarge(name, `unpacks to more than ${LIMITS.inflatedBytes / 1_000_000} MB`, 'Bring a smaller workbook, or CSV.')
  let at = view.readUInt32LE(end + 16)
  let declared = 0
  const parts: { at: number; size: number; isDeflated: boolean }[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== ENTRY) throw broken()
    declared += view.readUInt32LE(at + 24)
    if (declared > LIMITS.inflatedBytes) throw bomb()
    parts.push({
      at: view.readUInt32LE(at + 42),
      size: view.readUInt32LE(at + 20),
      isDeflated: view.readUInt16LE(at + 10) === DEFLATED,
    })
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  // What is declared may be a lie: the parts are inflated once against what is left of the limit.
  let left: number = LIMITS.inflatedBytes
  for (const part of parts) {
    if (part.at + 30 > view.length || view.readUInt32LE(part.at) !== LOCAL) throw broken()
    const start = part.at + 30 + view.readUInt16LE(part.at + 26) + view.readUInt16LE(part.at + 28)
    if (start + part.size > view.length) throw broken()
    if (!part.isDeflated || part.size === 0) continue
    try {
      left -= inflateRawSync(view.subarray(start, start + part.size), { maxOutputLength: Math.max(1, left) }).length
    } catch (cause) {
      throw cause instanceof RangeError ||
        (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
        ? bomb()
        : broken(cause)
    }
  }
}
