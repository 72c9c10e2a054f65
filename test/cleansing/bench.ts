/** One run of cleaning on a folder, as tests need it. */
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cleaned, type CleanOptions, clean } from '../../src/cleansing/clean.ts'
import { loadConfiguration } from '../../src/cleansing/configuration.ts'
import { buildNameWords } from '../../src/cleansing/match/name-words.ts'
import { ROOT } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

export const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
export const configuration = loadConfiguration(join(ROOT, 'data', 'cleansing'))
export const words = buildNameWords(knowledge, configuration.names)
export const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)
export const RUN_DATE = '2026-11-26'

export function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'maridaje-cleansing-'))
}

export function cleanOptions(from: string, out: string): CleanOptions {
  return { in: from, out, runDate: RUN_DATE, seed: 1, memoryMb: 512, threads: 2, last: null, announce: () => {} }
}

export async function cleanFixture(name: string): Promise<Cleaned & { out: string }> {
  const out = scratch()
  return { ...(await clean(cleanOptions(fixture(name), out), knowledge, configuration)), out }
}

export function readJson<T>(out: string, file: string): T[] {
  return JSON.parse(readFileSync(join(out, file), 'utf8'))
}

export interface CleanedWine {
  record_id: string
  name: string
  grapes: string[] | null
  region: string | null
  country: string | null
  vintage: number | null
  abv: number | null
  colour: string | null
  type: string | null
  size_ml: number | null
  price: number | null
  glass_price: number | null
  currency: string | null
  wine_id: string
  label_id: string
  filled: string | null
  flags: string | null
}
