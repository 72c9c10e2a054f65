/**
 * The model that the program was released with, into the register that all replicas share. It serves at once where nobody
 * chose otherwise: after an upgrade the house that promoted a model of its own keeps it, and finds the new one as a candidate.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Manifest } from '../../modeling/manifest.ts'
import { readReleases } from '../../modeling/release-history.ts'
import {
  findRegistered,
  lockPromotions,
  type ModelEvent,
  modelEvents,
  noteModel,
  registerModel,
  servingModels,
  setModelState,
} from '../../storage/model-registry.ts'
import type { Storage } from '../../storage/storage.ts'
import { SYSTEM } from '../who.ts'

export async function registerReleased(storage: Storage, root: string): Promise<void> {
  const shelf = join(root, 'models')
  const { version } = readReleases(shelf)
  const isKnown = await storage.across(async (db) => (await findRegistered(db, version)) !== null)
  if (isKnown) return
  const model = readModelFolder(join(shelf, version))
  await storage.across((db) =>
    db.transaction().execute(async (rows) => {
      await lockPromotions(rows)
      if (!(await registerModel(rows, { ...model, state: 'candidate' }))) return
      const by = { actor: SYSTEM.actor, reason: 'released with the program' }
      await noteModel(rows, version, 'registered', by)
      const serving = (await servingModels(rows)).find(({ state }) => state === 'production')
      if (serving && wasChosen(await modelEvents(rows), serving.version)) return
      if (serving) await setModelState(rows, serving.version, 'archived')
      await setModelState(rows, version, 'production')
      await noteModel(rows, version, 'promoted', by)
    }),
  )
}

/** A model as it lies in a folder, to be registered. */
export function readModelFolder(folder: string): {
  version: string
  manifest: Manifest
  card: string
  files: Map<string, Buffer>
} {
  const files = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
  const manifest = Manifest.parse(JSON.parse(String(files.get('manifest.json') ?? 'null')))
  return { version: manifest.version, manifest, card: String(files.get('card.md') ?? ''), files }
}

/** Whether somebody, and not the program by itself, made it the one that serves. */
function wasChosen(events: readonly ModelEvent[], version: string): boolean {
  const last = events.findLast(({ event, version: about }) => event === 'promoted' && about === version)
  return last !== undefined && last.actor !== SYSTEM.actor
}
