/** What came from where, one JSON line each, in the order it happened. A line that a kill cut short is dropped. */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { MaridajeError } from '../../errors.ts'

const run = z.int().positive()

export const Kept = z.object({
  type: z.literal('raw'),
  run,
  /** address or file as it was asked for */
  source: z.string(),
  /** address after redirects; null for files */
  url: z.string().nullable(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
  bytes: z.int().nonnegative(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  fetched_at: z.string(),
})

const Entry = z.discriminatedUnion('type', [
  Kept,
  z.object({ type: z.literal('failed'), run, source: z.string(), why: z.string(), again: z.boolean() }),
  z.object({ type: z.literal('run'), run, inputs: z.array(z.string()), kind: z.string().nullable() }),
  z.object({ type: z.literal('finished'), run }),
])

export type Kept = z.infer<typeof Kept>
export type Entry = z.infer<typeof Entry>

export class Journal {
  readonly entries: Entry[]
  private readonly path: string

  constructor(path: string) {
    this.path = path
    this.entries = existsSync(path) ? readEntries(path) : []
  }

  /** On the disk when it returns. */
  append(entry: Entry): void {
    const file = openSync(this.path, 'a')
    try {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    this.entries.push(entry)
  }
}

function readEntries(path: string): Entry[] {
  const text = readFileSync(path, 'utf8')
  const end = text.lastIndexOf('\n') + 1
  if (end < text.length) truncateSync(path, Buffer.byteLength(text.slice(0, end)))
  return text
    .slice(0, end)
    .split('\n')
    .filter((line) => line !== '')
    .map((line, i) => {
      const read = Entry.safeParse(parsed(line))
      if (read.success) return read.data
      throw new MaridajeError('bad_input', `The journal does not hold what a run writes`, {
        place: { file: path, row: i + 1 },
        hint: 'Somebody changed it. Start again in another folder.',
      })
    })
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
