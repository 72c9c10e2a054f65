/** A fixture, cleaned: what came of it and where it lies. */
import { type Cleaned, clean } from '../../src/cleansing/clean.ts'
import { cleanOptions, configuration, fixture, knowledge } from './bench.ts'
import { scratch } from './scratch.ts'

export async function cleanFixture(name: string): Promise<Cleaned & { out: string }> {
  const out = scratch()
  return { ...(await clean(cleanOptions(fixture(name), out), knowledge, configuration)), out }
}
