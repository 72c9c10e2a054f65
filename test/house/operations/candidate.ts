/** Another model than the released one: the same but for its name and calibration, so that every score tells which it was. */
import { join } from 'node:path'
import { readModelFolder } from '../../../src/app/models-registry/register-released.ts'
import { ROOT } from '../../../src/config.ts'
import { readReleases } from '../../../src/modeling/release-history.ts'
import { noteModel, registerModel } from '../../../src/storage/model-registry.ts'
import type { Storage } from '../../../src/storage/storage.ts'

export const RELEASED = readReleases(join(ROOT, 'models')).version

interface Changes {
  /** it passes no gate */
  isWorse?: boolean
  /** its tensors are cut off */
  isBroken?: boolean
  /** it likes best what the released one likes least */
  isContrary?: boolean
}

export async function registerCandidate(storage: Storage, version: string, changes: Changes = {}): Promise<void> {
  const { manifest, card, files } = readModelFolder(join(ROOT, 'models', RELEASED))
  const gates = manifest.gates.map((gate) => (changes.isWorse ? { ...gate, value: 0, ok: false } : gate))
  const { calibration } = manifest
  const slope = changes.isContrary ? -calibration.slope : calibration.slope
  const other = {
    ...manifest,
    version,
    gates,
    calibration: { ...calibration, slope, intercept: calibration.intercept + 0.5 },
  }
  files.set('manifest.json', Buffer.from(JSON.stringify(other)))
  const tensors = files.get('model.safetensors')
  if (changes.isBroken && tensors) files.set('model.safetensors', tensors.subarray(0, 40))
  await storage.across((db) =>
    db.transaction().execute(async (rows) => {
      await registerModel(rows, { version, manifest: other, card, state: 'candidate', files })
      await noteModel(rows, version, 'registered', { actor: 'test' })
    }),
  )
}
