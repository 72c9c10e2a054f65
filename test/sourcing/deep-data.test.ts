import { expect, test } from 'vitest'
import { readSource } from '../../src/sourcing/read-source.ts'
import { knowledge } from '../engine.ts'

test('brackets without end are refused with a sentence', async () => {
  const bytes = Buffer.from('['.repeat(200_000) + ']'.repeat(200_000))
  await expect(
    readSource(bytes, { name: 'hondo.json', knowledge, fetchedAt: '2026-01-02T03:04:05Z' }),
  ).rejects.toMatchObject({ code: 'unreadable_file', message: expect.stringContaining('hondo.json') })
})
