/** Brings a model that lies in a folder (models/<version>) into the register that all replicas share, as a candidate. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError } from '../../errors.ts'
import { lockPromotions, noteModel, registerModel } from '../../storage/model-registry.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Who } from '../who.ts'
import { readModelFolder } from './register-released.ts'

/** @returns its version, and whether it was new */
export async function registerFolder(
  storage: Storage,
  who: Who,
  folder: string,
): Promise<{ version: string; isNew: boolean }> {
  if (!existsSync(join(folder, 'manifest.json')))
    throw new MaridajeError('unreadable_file', 'There is no model in this folder', {
      place: { file: folder },
      hint: 'A model is a folder with manifest.json and model.safetensors, as `maridaje train` writes it.',
    })
  const model = readModelFolder(folder)
  const isNew = await storage.across((db) =>
    db.transaction().execute(async (rows) => {
      await lockPromotions(rows)
      if (!(await registerModel(rows, { ...model, state: 'candidate' }))) return false
      await noteModel(rows, model.version, 'registered', { actor: who.actor, reason: 'brought from a folder' })
      return true
    }),
  )
  return { version: model.version, isNew }
}
