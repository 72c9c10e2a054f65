/** What a command about accounts works on: the same database as the server, which may be running beside it. */
import type { App } from '../app/app.ts'
import type { Config } from '../config.ts'
import { readLast } from '../server/listen.ts'
import type { Storage } from '../storage/storage.ts'
import { interruptible } from './interruptible.ts'

interface Opened {
  app: App
  storage: Storage
  /** where the server is found, by the configuration */
  address: string
}

export async function withAccounts<T>(
  config: Config,
  talk: (text: string) => void,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const [{ openStorage }, { createApp }] = await Promise.all([import('../storage/open.ts'), import('../app/create.ts')])
  return interruptible(async (signal) => {
    await using open = new AsyncDisposableStack()
    const storage = await openStorage(config, talk)
    open.defer(() => storage.close())
    const app = await createApp(config, storage)
    open.defer(() => app.close())
    signal.throwIfAborted()
    return await work({ app, storage, address: config.publicUrl ?? `http://localhost:${portOf(config)}/` })
  })
}

/** The port that the server wrote down when it started: it may have taken the next free one. */
function portOf({ home, port }: Config): number {
  return readLast(home)?.port ?? port
}
