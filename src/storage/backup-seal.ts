/**
 * The file around a backup: sealed with a key, or plain. Sealed, it is cut into pieces, each under AES-256-GCM with its
 * number and whether it is the last in the nonce, so that a piece that was changed, moved, left out or cut off is noticed
 * (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár 2015). The key is stretched with scrypt.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { MaridajeError } from '../errors.ts'

const MAGIC = Buffer.from('MARIDAJE\n')
const [PLAIN, SEALED] = [0x70, 0x73]
const SALT = 16
const PREFIX = 7
const PIECE = 1_048_576
const TAG = 16
/** 32 MiB of memory and some 50 ms: what a guess costs. */
const STRETCH = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1_048_576 }

type Bytes = AsyncIterable<Uint8Array>

/** @param key null: as it is */
export async function* seal(source: Bytes, key: string | null): AsyncGenerator<Buffer> {
  if (key === null) {
    yield Buffer.concat([MAGIC, Buffer.from([PLAIN])])
    for await (const chunk of source) yield Buffer.from(chunk)
    return
  }
  const salt = randomBytes(SALT)
  const prefix = randomBytes(PREFIX)
  yield Buffer.concat([MAGIC, Buffer.from([SEALED]), salt, prefix])
  const stretched = stretch(key, salt)
  let number = 0
  for await (const { piece, isLast } of pieces(source)) {
    const cipher = createCipheriv('aes-256-gcm', stretched, nonceOf(prefix, number++, isLast))
    const text = Buffer.concat([cipher.update(piece), cipher.final()])
    yield Buffer.concat([lengthOf(text.length), text, cipher.getAuthTag()])
  }
}

/** @param key null: none is known @param file for messages */
export async function* unseal(source: Bytes, key: string | null, file: string): AsyncGenerator<Buffer> {
  const reader = byteReader(source)
  const head = await reader.read(MAGIC.length + 1)
  if (!head?.subarray(0, MAGIC.length).equals(MAGIC)) throw unreadable(file, 'is no backup of Maridaje')
  if (head.at(-1) === PLAIN) return yield* reader.rest()
  if (head.at(-1) !== SEALED) throw unreadable(file, 'is a backup of a newer Maridaje')
  if (key === null)
    throw new MaridajeError('bad_configuration', `${file} is sealed`, {
      hint: 'Set BACKUP_KEY to the key it was made with.',
    })
  const salt = await reader.read(SALT)
  const prefix = await reader.read(PREFIX)
  if (!salt || !prefix) throw unreadable(file, 'is cut off')
  const stretched = stretch(key, salt)
  for (let number = 0; ; number++) {
    const length = await reader.read(4)
    if (!length) throw unreadable(file, 'is cut off')
    const text = await reader.read(Math.min(length.readUInt32BE(), PIECE))
    const tag = await reader.read(TAG)
    if (!text || !tag) throw unreadable(file, 'is cut off')
    const isLast = await reader.isAtEnd()
    const piece = open(stretched, nonceOf(prefix, number, isLast), text, tag)
    if (piece) {
      yield piece
      if (isLast) return
      continue
    }
    // A last piece that opens as one in the middle: what came after it is gone.
    if (isLast && open(stretched, nonceOf(prefix, number, false), text, tag)) throw unreadable(file, 'is cut off')
    throw number === 0
      ? unreadable(file, 'does not open with this BACKUP_KEY')
      : unreadable(file, 'was changed after it was made')
  }
}

function open(key: Buffer, nonce: Buffer, text: Buffer, tag: Buffer): Buffer | null {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce)
  decipher.setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(text), decipher.final()])
  } catch {
    return null
  }
}

function stretch(key: string, salt: Uint8Array): Buffer {
  return scryptSync(key.normalize('NFC'), salt, 32, STRETCH)
}

function nonceOf(prefix: Uint8Array, number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.set(prefix)
  nonce.writeUInt32BE(number, PREFIX)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}

/** Pieces of one size, the last one shorter or empty. */
async function* pieces(source: Bytes): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let held = Buffer.alloc(0)
  for await (const chunk of source) {
    held = Buffer.concat([held, chunk])
    while (held.length > PIECE) {
      yield { piece: held.subarray(0, PIECE), isLast: false }
      held = held.subarray(PIECE)
    }
  }
  yield { piece: held, isLast: true }
}

export interface ByteReader {
  /** @returns null where less is left */
  read(length: number): Promise<Buffer | null>
  /** up to and without the line's end; null at the end */
  line(most: number): Promise<string | null>
  isAtEnd(): Promise<boolean>
  rest(): AsyncGenerator<Buffer>
}

export function byteReader(source: Bytes): ByteReader {
  const chunks = source[Symbol.asyncIterator]()
  let held = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await chunks.next()
    if (next.done) return false
    held = Buffer.concat([held, next.value])
    return true
  }
  const take = (length: number, skip = 0): Buffer => {
    const taken = held.subarray(0, length)
    held = held.subarray(length + skip)
    return taken
  }
  const isAtEnd = async () => {
    while (held.length === 0) if (!(await more())) return true
    return false
  }
  return {
    read: async (length) => {
      while (held.length < length) if (!(await more())) return null
      return take(length)
    },
    line: async (most) => {
      for (;;) {
        const end = held.indexOf(10)
        if (end >= 0) return take(end, 1).toString('utf8')
        if (held.length > most || !(await more())) return null
      }
    },
    isAtEnd,
    rest: async function* () {
      while (!(await isAtEnd())) yield take(held.length)
    },
  }
}

export function unreadable(file: string, what: string): MaridajeError {
  return new MaridajeError('unreadable_file', `${file} ${what}`, {
    place: { file },
    hint: 'Nothing was changed. Take another backup; "maridaje backup --verify" tells which ones are good.',
  })
}
