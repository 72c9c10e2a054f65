import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { RawStore } from '../../../src/sourcing/raw/raw-store.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'maridaje-raw-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const head = (source: string) => ({
  run: 1,
  source,
  url: null,
  etag: null,
  last_modified: null,
  fetched_at: '2026-01-01T00:00:00.000Z',
})

test('raw input is kept once for each content, read-only, byte for byte', () => {
  const out = folder()
  const store = new RawStore(out)
  const a = store.keep(Buffer.from([0, 255, 10, 13, 10]), head('a'))
  const b = store.keep(Buffer.from([0, 255, 10, 13, 10]), head('b'))
  expect(a.sha256).toBe(b.sha256)
  const path = join(out, 'raw', a.sha256.slice(0, 2), a.sha256)
  expect(statSync(path).mode & 0o777).toBe(0o444)
  expect([...store.bytesOf(b)]).toEqual([0, 255, 10, 13, 10])
  expect(readdirSync(join(out, 'raw', 'incoming'))).toEqual([])
})

test('a raw file that somebody changed is refused', () => {
  const out = folder()
  const store = new RawStore(out)
  const kept = store.keep(Buffer.from('carta'), head('a'))
  const path = join(out, 'raw', kept.sha256.slice(0, 2), kept.sha256)
  chmodSync(path, 0o644)
  writeFileSync(path, 'cartas')
  expect(() => store.bytesOf(kept)).toThrow(/no longer/)
})

test('a line of the journal that was cut short is dropped, the others stay', () => {
  const out = folder()
  new RawStore(out).keep(Buffer.from('carta'), head('a'))
  const path = join(out, 'journal.jsonl')
  const whole = readFileSync(path, 'utf8')
  appendFileSync(path, '{"type":"raw","run":1,"sour')
  const again = new RawStore(out)
  expect(again.journal.entries).toHaveLength(1)
  again.keep(Buffer.from('vinos'), head('b'))
  expect(readFileSync(path, 'utf8').startsWith(whole)).toBe(true)
  expect(new RawStore(out).journal.entries).toHaveLength(2)
})

test('a journal that holds something else is refused with its line', () => {
  const out = folder()
  new RawStore(out).keep(Buffer.from('carta'), head('a'))
  appendFileSync(join(out, 'journal.jsonl'), '{"type":"other"}\n')
  expect(() => new RawStore(out)).toThrow(expect.objectContaining({ place: expect.objectContaining({ row: 2 }) }))
})
