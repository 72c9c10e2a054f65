/** A candidate that passes its gates answers some of the houses, and the monitor judges it. */
import { MaridajeError } from '../../errors.ts'
import type { Around } from '../around.ts'
import { openModelsRegistry } from '../models-registry/models-registry.ts'
import { SYSTEM } from '../who.ts'

export type Trial = 'not wanted' | 'gates failed' | 'another canary is tried' | 'known already' | 'begun'

/** @param version null: nothing was made. @param share of the houses, 0..1; 0: it waits for somebody */
export async function tryOnSome(around: Around, version: string | null, share: number): Promise<Trial> {
  if (version === null || share === 0) return 'not wanted'
  const registry = openModelsRegistry(around)
  const models = await registry.list()
  if (models.some(({ state }) => state === 'canary')) return 'another canary is tried'
  // One that served or was stopped before is not tried twice by itself.
  const candidate = models.find((model) => model.version === version)
  if (candidate?.state !== 'candidate' || (await registry.wasTried(version))) return 'known already'
  try {
    await registry.promote(SYSTEM, version, { share })
    return 'begun'
  } catch (error) {
    if (error instanceof MaridajeError && error.code === 'gate_failed') return 'gates failed'
    throw error
  }
}
