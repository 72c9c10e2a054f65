/** What use cases stand on, put together once a process: for the server, a worker, a command. */
import { v7 as uuidv7 } from 'uuid'
import type { Storage } from '../storage/storage.ts'
import type { Around } from './around.ts'
import { openEngines } from './engines/engines.ts'
import { UNWATCHED, type Watch } from './engines/watch-engine.ts'
import { defaultsOf, type HouseDefaults } from './house-defaults.ts'
import { openBegin } from './jobs/begin-job.ts'
import { openLists } from './lists.ts'

export interface OpenAround extends Around {
  close(): Promise<void>
}

export type Settings = { root: string; home?: string } & Partial<HouseDefaults>

interface Listeners {
  /** counts what the engines answer */
  watch?: Watch
  /** what went wrong on the side, for the log */
  talk?(text: string): void
}

/** @param config.root the repository's folder @param config.home the program's own folder */
export async function openAround(config: Settings, storage: Storage, listeners: Listeners = {}): Promise<OpenAround> {
  const { watch = UNWATCHED, talk = () => undefined } = listeners
  const engines = await openEngines({ root: config.root, home: config.home, storage, watch, talk })
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
    close: async () => {
      await engines.close()
      await jobs.close()
    },
  }
}
