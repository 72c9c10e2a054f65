/** What use cases stand on, put together once a process: for the server, a worker, a command. */
import { v7 as uuidv7 } from 'uuid'
import type { Storage } from '../storage/storage.ts'
import type { Around, Engines } from './around.ts'
import { defaultsOf, type HouseDefaults } from './house-defaults.ts'
import { openBegin } from './jobs/begin-job.ts'
import { openLists } from './lists.ts'
import { openEngine } from './open-engine.ts'

export interface OpenAround extends Around {
  close(): Promise<void>
}

export type Settings = { root: string; home?: string } & Partial<HouseDefaults>

/** @param config.root the repository's folder @param config.home the program's own folder */
export async function openAround(config: Settings, storage: Storage): Promise<OpenAround> {
  const engine = await openEngine(config)
  const engines: Engines = { of: () => engine }
  const newId = () => uuidv7()
  const jobs = openBegin(storage, newId)
  const { root, home = '' } = config
  return {
    root,
    home,
    defaults: defaultsOf(config),
    engines,
    lists: openLists(engines, storage),
    storage,
    jobs,
    now: () => new Date(),
    newId,
    close: () => jobs.close(),
  }
}
