import { join } from 'node:path'
import { ROOT } from '../../../src/config.ts'
import type { StatementBody } from '../../../src/contract/records.ts'
import { loadKnowledge } from '../../../src/knowledge/load.ts'
import { readSommelierText } from '../../../src/sourcing/sommelier/read-sommelier-text.ts'
import type { StatementRecord } from '../../../src/sourcing/sommelier/statement-record.ts'

export const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))

export async function read(input: string | Uint8Array, name = 'articulo.md'): Promise<StatementRecord[]> {
  const { records } = await readSommelierText(input, { name, knowledge, fetchedAt: '2026-01-01T00:00:00Z' })
  return records.flatMap((record) => (record.kind === 'sommelier' ? [record] : []))
}

export async function bodies(input: string | Uint8Array, name?: string): Promise<StatementBody[]> {
  return (await read(input, name)).map(({ body }) => body)
}
