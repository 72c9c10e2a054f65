/** What a command about jobs and models works on: the database that all replicas share. */
import type { Around } from '../app/around.ts'
import type { Config } from '../config.ts'
import { MaridajeError } from '../errors.ts'
import { interruptible } from './interruptible.ts'

export async function withPlatform<T>(
  config: Config,
  talk: (text: string) => void,
  work: (around: Around) => Promise<T>,
): Promise<T> {
  const [{ openStorage }, { openAround }] = await Promise.all([
    import('../storage/open.ts'),
    import('../app/open-around.ts'),
  ])
  return interruptible(async (signal) => {
    await using open = new AsyncDisposableStack()
    const storage = await openStorage(config, talk)
    open.defer(() => storage.close())
    if (!storage.urls) throw new MaridajeError('database_unavailable', 'This needs the database')
    const around = await openAround(config, storage)
    open.defer(() => around.close())
    signal.throwIfAborted()
    return await work(around)
  })
}
