/** The bytes of an answer, inflated, with both sizes watched while they arrive. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  type BrotliDecompress,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  type Gunzip,
  type Inflate,
} from 'node:zlib'
import type { FetchLimits } from './limits.ts'
import { Reaction, retry, skip } from './reactions.ts'

export async function readBody(
  body: Readable,
  encoding: string | undefined,
  limits: Pick<FetchLimits, 'bytes' | 'inflatedBytes'>,
  signal: AbortSignal,
): Promise<Buffer> {
  const inflater = inflaterFor(encoding)
  const chunks: Buffer[] = []
  let inflated = 0
  const sent = counted(body, limits.bytes, 'The answer is larger than')
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      inflated += chunk.length
      if (inflated > limits.inflatedBytes) throw skip(`The answer inflates to more than ${limits.inflatedBytes} bytes`)
      chunks.push(chunk)
    }
  }
  try {
    if (inflater) await pipeline(sent, inflater, collect, { signal })
    else await pipeline(sent, collect, { signal })
  } catch (error) {
    body.destroy()
    if (error instanceof Reaction) throw error
    if (error instanceof Error && 'code' in error && /^(?:Z_|ERR_|ERR__)/.test(String(error.code)) && inflater)
      throw skip('The answer is compressed and damaged', error)
    throw signal.aborted ? retry('The answer took too long', error) : retry('The answer broke off', error)
  }
  return Buffer.concat(chunks)
}

function counted(body: Readable, most: number, message: string): Readable {
  let bytes = 0
  return Readable.from(
    (async function* () {
      for await (const chunk of body) {
        bytes += chunk.length
        if (bytes > most) throw skip(`${message} ${most} bytes`)
        yield chunk
      }
    })(),
  )
}

function inflaterFor(encoding: string | undefined): Gunzip | Inflate | BrotliDecompress | null {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      throw skip(`The answer is encoded as ${encoding}, which we did not ask for`)
  }
}
