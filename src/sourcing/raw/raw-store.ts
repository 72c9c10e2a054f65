/**
 * Raw input, kept as it came: one read-only file for each content under `raw/`, and the journal of what came from where.
 * What was received is kept in one rename (head and bytes in one file), so that a kill leaves all of it or nothing;
 * opening the folder finishes what a killed run left half way.
 */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { sha256 } from '../documents/envelope.ts'
import type { Announce } from './announce.ts'
import { Journal, Kept } from './journal.ts'

const HEAD_END = 10

export class RawStore {
  readonly journal: Journal
  private readonly raw: string
  private readonly incoming: string
  private readonly announce: Announce

  constructor(out: string, announce: Announce = () => {}) {
    this.raw = join(out, 'raw')
    this.incoming = join(this.raw, 'incoming')
    this.announce = announce
    mkdirSync(this.incoming, { recursive: true })
    this.journal = new Journal(join(out, 'journal.jsonl'))
    this.finishIncoming()
  }

  keep(bytes: Uint8Array, head: Omit<Kept, 'type' | 'sha256' | 'bytes'>): Kept {
    const kept: Kept = { type: 'raw', ...head, sha256: sha256(bytes), bytes: bytes.length }
    const path = join(this.incoming, `${sha256(`${kept.run} ${kept.source}`).slice(0, 32)}.page`)
    writeWhole(path, Buffer.concat([Buffer.from(`${JSON.stringify(kept)}\n`), bytes]), 0o600)
    this.announce('received', kept.source)
    this.settle(path, kept, bytes)
    return kept
  }

  /** The bytes as they came; a file that somebody changed is refused. */
  bytesOf({ sha256: hash }: Kept): Buffer {
    const path = this.pathOf(hash)
    const bytes = readFileSync(path)
    if (sha256(bytes) === hash) return bytes
    throw new MaridajeError('bad_input', 'A raw file is no longer what was fetched', {
      place: { file: path },
      hint: 'Delete it and run again without --resume.',
    })
  }

  has({ sha256: hash }: Kept): boolean {
    return existsSync(this.pathOf(hash))
  }

  /** What was kept last under this name, in whichever run. */
  lastOf(source: string): Kept | null {
    return (
      this.journal.entries.filter((entry) => entry.type === 'raw').findLast((entry) => entry.source === source) ?? null
    )
  }

  finish(run: number): void {
    if (!this.journal.entries.some((entry) => entry.type === 'finished' && entry.run === run))
      this.journal.append({ type: 'finished', run })
  }

  private finishIncoming(): void {
    for (const name of readdirSync(this.incoming).sort()) {
      const path = join(this.incoming, name)
      if (!name.endsWith('.page')) {
        rmSync(path, { force: true })
        continue
      }
      const whole = readFileSync(path)
      const end = whole.indexOf(HEAD_END)
      this.settle(path, Kept.parse(JSON.parse(whole.subarray(0, end).toString('utf8'))), whole.subarray(end + 1))
    }
  }

  private settle(path: string, kept: Kept, bytes: Uint8Array): void {
    const target = this.pathOf(kept.sha256)
    if (!existsSync(target)) {
      mkdirSync(join(target, '..'), { recursive: true })
      writeWhole(target, bytes, 0o444)
    }
    this.announce('kept', kept.source)
    const isKnown = this.journal.entries.some(
      (entry) => entry.type === 'raw' && entry.run === kept.run && entry.source === kept.source,
    )
    if (!isKnown) this.journal.append(kept)
    this.announce('journaled', kept.source)
    rmSync(path, { force: true })
  }

  private pathOf(hash: string): string {
    return join(this.raw, hash.slice(0, 2), hash)
  }
}

/** All of it or nothing, whenever the process ends. */
export function writeWhole(path: string, content: Uint8Array | string, mode: number): void {
  const temporary = `${path}.${process.pid}.part`
  rmSync(temporary, { force: true })
  const file = openSync(temporary, 'wx', 0o600)
  try {
    const bytes = Buffer.from(content)
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  chmodSync(temporary, mode)
  renameSync(temporary, path)
}
