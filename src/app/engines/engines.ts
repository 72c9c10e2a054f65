/**
 * The engines that answer: one in production, perhaps a canary for some restaurants. When the register changes, the new
 * engine is built beside the old and takes its place in one step: no request waits, none is dropped. One that cannot be
 * loaded is refused, and the old one goes on.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { fnv1a32 } from '../../domain/hash.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { loadModel, loadReleased } from '../../modeling/registry.ts'
import { createEngine, type Engine } from '../../pairing/engine.ts'
import { lockPromotions, servingModels } from '../../storage/model-registry.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Engines } from '../around.ts'
import { openKnowledge } from '../kept-knowledge.ts'
import { stopCanary } from '../models-registry/models-registry.ts'
import { registerReleased } from '../models-registry/register-released.ts'
import { SYSTEM } from '../who.ts'
import { canaryGuard } from './canary-guard.ts'
import { fetchModel } from './model-files.ts'
import { type Watch, watchEngine } from './watch-engine.ts'

interface Serving {
  production: Engine
  canary: { engine: Engine; share: number } | null
}

export interface OpenEngines extends Engines {
  close(): Promise<void>
}

interface Options {
  root: string
  /** undefined: nothing is kept */
  home: string | undefined
  storage: Storage
  watch: Watch
  /** what went wrong, for the log */
  talk(text: string): void
}

const Kept = z.object({ production: z.string() })

export async function openEngines({ root, home, storage, watch: counted, talk }: Options): Promise<OpenEngines> {
  const knowledge = await openKnowledge(
    join(root, 'data', 'knowledge'),
    home === undefined ? null : join(home, 'cache'),
  )
  const shelf = home === undefined ? null : join(home, 'cache', 'models')
  const watch = canaryGuard(counted, {
    serving: () => ({
      production: serving.production.model.version,
      canary: serving.canary?.engine.model.version ?? null,
    }),
    stop: (version, reason) => {
      talk(`the canary ${version} is stopped: ${reason}`)
      stopTrying(storage, reason).catch((error: Error) => talk(`the canary goes on: ${error.message}`))
    },
  })
  const built = (folder: string) => watchEngine(createEngine(knowledge, loadModel(folder, knowledge)), watch)
  let serving: Serving = {
    production: watchEngine(createEngine(knowledge, lastOrReleased(shelf, root, knowledge)), watch),
    canary: null,
  }

  const engineOf = async (version: string): Promise<Engine> => {
    const { production, canary } = serving
    if (production.model.version === version) return production
    if (canary?.engine.model.version === version) return canary.engine
    return built(await fetchModel(storage, version, shelf ?? join(root, '.maridaje', 'cache', 'models')))
  }
  const orStay = async (version: string, stays: Engine | null): Promise<Engine | null> => {
    try {
      return await engineOf(version)
    } catch (error) {
      talk(`the model ${version} cannot be used: ${error instanceof Error ? error.message : error}`)
      return stays
    }
  }
  const reload = async (): Promise<void> => {
    const wanted = await storage.across(servingModels)
    const first = wanted.find(({ state }) => state === 'production')
    const second = wanted.find(({ state }) => state === 'canary')
    const production = (first && (await orStay(first.version, null))) ?? serving.production
    const engine = second ? await orStay(second.version, null) : null
    const isNew = production !== serving.production
    serving = { production, canary: second && engine ? { engine, share: second.canaryShare } : null }
    if (isNew && shelf && first?.version === production.model.version) keep(shelf, first.version)
  }
  /** The one that was tried last: asked about again within a moment, and otherwise not worth its memory. */
  const tried = new Map<string, WeakRef<Engine>>()
  let reloading: Promise<void> = Promise.resolve()
  const reloadSoon = () => {
    reloading = reloading.then(reload).catch((error: Error) => talk(`the models cannot be read: ${error.message}`))
    return reloading
  }
  if (storage.urls) {
    await registerReleased(storage, root).catch((error: Error) => talk(`the released model: ${error.message}`))
    await reloadSoon()
  }
  const stopListening = storage.onModel(() => void reloadSoon())

  return {
    of: (restaurantId) => {
      const { production, canary } = serving
      return canary && restaurantId !== null && isInCanary(restaurantId, canary.share) ? canary.engine : production
    },
    serving: () => ({
      production: serving.production.model.version,
      canary: serving.canary && { version: serving.canary.engine.model.version, share: serving.canary.share },
    }),
    tryOut: async (version) => {
      const found = tried.get(version)?.deref() ?? (await engineOf(version))
      tried.clear()
      tried.set(version, new WeakRef(found))
      return found
    },
    close: async () => {
      stopListening()
      await reloading
    },
  }
}

/** The same restaurants on every replica, and with a larger share the same ones and more. */
export function isInCanary(restaurantId: string, share: number): boolean {
  return fnv1a32(restaurantId) / 2 ** 32 < share
}

async function stopTrying(storage: Storage, reason: string): Promise<void> {
  await storage.across((db) =>
    db.transaction().execute(async (rows) => {
      await lockPromotions(rows)
      await stopCanary(rows, 'candidate', { actor: SYSTEM.actor, reason })
    }),
  )
}

/** What served here last, for a start without a database; else what the program was released with. */
function lastOrReleased(shelf: string | null, root: string, knowledge: Knowledge) {
  try {
    if (shelf) {
      const { production } = Kept.parse(JSON.parse(readFileSync(join(shelf, 'serving.json'), 'utf8')))
      return loadModel(join(shelf, production), knowledge)
    }
  } catch {
    // Nothing kept, or of another program version.
  }
  return loadReleased(join(root, 'models'), knowledge)
}

function keep(shelf: string, production: string): void {
  try {
    mkdirSync(shelf, { recursive: true })
    const draft = join(shelf, `serving.${process.pid}`)
    writeFileSync(draft, JSON.stringify({ production }))
    renameSync(draft, join(shelf, 'serving.json'))
  } catch {
    // A folder that cannot be written costs a start without a database its model, nothing else.
  }
}
