/** Hand-written pages in the true shape of each site, with what a careful reader makes of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SourcedRecord } from '../../../src/contract/records.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'fixtures', 'sites')

const Expected = z.object({ url: z.url().optional(), records: z.array(z.record(z.string(), z.unknown())) })

export interface Fixture {
  connector: string
  name: string
  bytes: Buffer
  url: URL | null
  /** fields that matter, of every record in the page's order; `name` is a dish's or a wine's */
  records: Record<string, unknown>[]
}

export const FIXTURES: readonly Fixture[] = readdirSync(FOLDER)
  .sort()
  .flatMap((connector) =>
    readdirSync(join(FOLDER, connector))
      .filter((file) => !file.endsWith('.expected.json'))
      .map((file) => fixture(connector, file)),
  )

function fixture(connector: string, file: string): Fixture {
  const path = join(FOLDER, connector, file)
  const expected = Expected.parse(JSON.parse(readFileSync(path.replace(/\.\w+$/, '.expected.json'), 'utf8')))
  const url = expected.url === undefined ? null : new URL(expected.url)
  return { connector, name: `${connector}/${file}`, bytes: readFileSync(path), url, records: expected.records }
}

/** The record as an expectation writes it: kind, name, and those fields of the body. */
export function shown(record: SourcedRecord, fields: readonly string[]): Record<string, unknown> {
  const name = record.kind === 'wine' ? record.body.name : record.body.dish
  const all: Record<string, unknown> = { ...record.body, kind: record.kind, name }
  return Object.fromEntries(fields.map((field) => [field, all[field]]))
}
