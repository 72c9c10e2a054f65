/** Bytes of a text file to text: UTF-8, UTF-16 with or without mark, Latin-1 and its Windows cousin. */
import { detect } from 'chardet'
import iconv from 'iconv-lite'
import { MaridajeError } from '../../errors.ts'

/** Files above this are not lists of dishes or wines. */
export const MAX_FILE_BYTES = 20_000_000

export function decodeText(bytes: Uint8Array, file: string): string {
  if (bytes.length > MAX_FILE_BYTES)
    throw new MaridajeError('too_large', `${file} has ${bytes.length} bytes; at most ${MAX_FILE_BYTES} are read`, {
      place: { file },
    })
  if (looksBinary(bytes))
    throw new MaridajeError('unreadable_file', `${file} is not a text file`, {
      place: { file },
      hint: 'Save it as CSV (UTF-8) and try again.',
    })
  const mark = markOf(bytes)
  if (mark) return iconv.decode(Buffer.from(bytes), mark)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const guess = detect(bytes) ?? 'windows-1252'
    // Of the one-byte encodings only the Western one is printed on lists in Spanish and English.
    const encoding = /^utf-16/i.test(guess) ? guess : 'windows-1252'
    return iconv.decode(Buffer.from(bytes), encoding)
  }
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return zerosAt(bytes, 1) ? 'utf-16le' : zerosAt(bytes, 0) ? 'utf-16be' : null
}

/** UTF-16 of mostly Latin text has a zero in every second byte. */
function zerosAt(bytes: Uint8Array, parity: 0 | 1): boolean {
  const sample = bytes.subarray(0, 512)
  let zeros = 0
  for (let i = parity; i < sample.length; i += 2) if (sample[i] === 0) zeros++
  return sample.length >= 8 && zeros > sample.length * 0.3
}

function looksBinary(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 5))
  if (
    start.startsWith('%PDF') ||
    start.startsWith('PK\x03\x04') ||
    start.startsWith('\x89PNG') ||
    start.startsWith('GIF8')
  )
    return true
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return true
  if (markOf(bytes)) return false
  return bytes.subarray(0, 4_096).includes(0)
}
