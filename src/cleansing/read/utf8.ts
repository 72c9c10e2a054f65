/** DuckDB reads UTF-8 alone: a file in an older encoding is written out anew beside the stage. */
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** The file itself, or the path of its copy in UTF-8. */
export async function asUtf8(path: string, copy: string): Promise<string> {
  if (await isUtf8(path)) return path
  const decoder = new TextDecoder('windows-1252')
  await pipeline(
    createReadStream(path),
    async function* (source: AsyncIterable<Uint8Array>) {
      for await (const bytes of source) yield decoder.decode(bytes, { stream: true })
    },
    createWriteStream(copy),
  )
  return copy
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(path)) decoder.decode(bytes, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  }
}
