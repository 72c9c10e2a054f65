/** What the process of a heavy job does: what it is told, once; says what came of it, and ends with the process that told it. */
import { Worker } from 'node:worker_threads'
import { openAround } from '../app/open-around.ts'
import { MaridajeError, systemFailure } from '../errors.ts'
import { postgresStorage } from '../storage/postgres-storage.ts'
import type { Order, Word } from './in-child.ts'
import type { AnyKind } from './job-kind.ts'

const ending = new AbortController()
/** Whoever took the job up again must not find us still at it: also in the midst of a long sum, where no event is heard. */
const GUARD = `setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL') }, 200)`

export function obeyOrders(kinds: ReadonlyMap<string, AnyKind>): void {
  process.on('disconnect', () => process.exit(1))
  new Worker(GUARD, { eval: true }).unref()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => ending.abort())
  process.once('message', (order: Order) => void obey(order, kinds))
}

async function obey(order: Order, kinds: ReadonlyMap<string, AnyKind>): Promise<void> {
  try {
    await say({ is: 'done', result: await run(order, kinds) })
  } catch (error) {
    const known = error instanceof MaridajeError ? error : systemFailure(error)
    const { message } = known ?? (error instanceof Error ? error : new Error(String(error)))
    await say({ is: 'failed', code: known?.code ?? null, message, hint: known?.hint ?? '' })
  }
  process.exit(0)
}

async function run(order: Order, kinds: ReadonlyMap<string, AnyKind>) {
  const { kind, input, urls, root, home, jobId, restaurantId, attempt } = order
  const storage = await postgresStorage(urls, { demo: null, onDown: () => undefined, onClose: async () => undefined })
  const around = await openAround({ root, home }, storage)
  const found = kinds.get(kind)
  if (!found) throw new MaridajeError('bad_configuration', `This program has no jobs of the kind ${kind}`)
  return found.run(input, {
    around,
    jobId,
    restaurantId,
    attempt,
    signal: ending.signal,
    report: (progress, message) => void say({ is: 'progress', progress, message }),
  })
}

function say(word: Word): Promise<void> {
  return new Promise((resolve) => {
    if (process.send) process.send(word, () => resolve())
    else resolve()
  })
}
