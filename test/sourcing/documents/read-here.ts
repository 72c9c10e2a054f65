/** Reads a document with the real knowledge and shows the records as short lines. */
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DocumentReading, MenuBody, WineBody } from '../../../src/contract/records.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import type { ListKind } from '../../../src/sourcing/documents/guess-kind.ts'
import { readDocument } from '../../../src/sourcing/documents/read-document.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
export const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))

export function readHere(content: string | Uint8Array, name = 'carta.txt', kind?: ListKind): Promise<DocumentReading> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return readDocument(bytes, { name, knowledge, fetchedAt: '2026-01-02T03:04:05Z', ...(kind ? { kind } : {}) })
}

export function dishes({ records }: DocumentReading): MenuBody[] {
  return records.flatMap((record) => (record.kind === 'menu' ? [record.body] : []))
}

export function wines({ records }: DocumentReading): WineBody[] {
  return records.flatMap((record) => (record.kind === 'wine' ? [record.body] : []))
}

/** "ENTRADAS: Ceviche 38" */
export function shown(reading: DocumentReading): string[] {
  return dishes(reading).map(({ section, dish, price }) => `${section ?? '-'}: ${dish} ${price ?? '-'}`)
}
