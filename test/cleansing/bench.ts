/** One run of cleaning on a folder, as tests need it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CleanOptions } from '../../src/cleansing/clean.ts'
import { loadConfiguration } from '../../src/cleansing/configuration.ts'
import { buildNameWords } from '../../src/cleansing/match/name-words.ts'
import { ROOT } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

export const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
export const configuration = loadConfiguration(join(ROOT, 'data', 'cleansing'))
export const words = buildNameWords(knowledge, configuration.names)
export const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name)
export const RUN_DATE = '2026-11-26'

export function cleanOptions(from: string, out: string): CleanOptions {
  return { in: from, out, runDate: RUN_DATE, seed: 1, memoryMb: 512, threads: 2, last: null, announce: () => {} }
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
