/**
 * Threads for reading documents: answers to guests do not wait for a PDF, a reading that is cancelled ends at once, and
 * one that eats memory ends alone. A thread that waited a while for more goes.
 */
import { Worker } from 'node:worker_threads'
import { type ErrorCode, MaridajeError } from '../../errors.ts'
import type { Contents, SourceDocument } from './source-line.ts'

export interface ReadingPlace {
  root: string
  home: string
}

interface Failure {
  /** null: no error of ours */
  code: ErrorCode | null
  message: string
  hint: string
}

export type ReadingAnswer =
  | { is: 'page'; page: number; pages: number }
  | { is: 'read'; contents: Contents }
  | { is: 'failed'; failure: Failure }

export interface ReadingThreads {
  read(
    document: SourceDocument,
    options: { signal?: AbortSignal | undefined; onPage: (page: number, pages: number) => void },
  ): Promise<Contents>
}

const IDLE_MS = 20_000
const LONGEST_MS = 300_000
const MOST_MEGABYTES = 1_500

export function openReadingThreads(place: ReadingPlace): ReadingThreads {
  const idle: { worker: Worker; timer: NodeJS.Timeout }[] = []
  const take = (): Worker => {
    const waiting = idle.pop()
    if (!waiting) return startWorker(place)
    clearTimeout(waiting.timer)
    waiting.worker.ref()
    return waiting.worker
  }
  const giveBack = (worker: Worker) => {
    worker.unref()
    const timer = setTimeout(() => void worker.terminate(), IDLE_MS)
    timer.unref()
    worker.on('exit', () => {
      clearTimeout(timer)
      const at = idle.findIndex((one) => one.worker === worker)
      if (at >= 0) idle.splice(at, 1)
    })
    idle.push({ worker, timer })
  }
  return {
    read: async (document, { signal, onPage }) => {
      signal?.throwIfAborted()
      const worker = take()
      const outcome = await listen(worker, document, signal, onPage)
      if (outcome.isDone) giveBack(worker)
      else void worker.terminate()
      if ('error' in outcome) throw outcome.error
      return outcome.contents
    },
  }
}

/** A thread that is not done with its document is of no more use. */
type Outcome = { isDone: boolean; error: unknown } | { isDone: true; contents: Contents }

function listen(
  worker: Worker,
  document: SourceDocument,
  signal: AbortSignal | undefined,
  onPage: (page: number, pages: number) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', aborted)
      worker.removeAllListeners()
      // A late failure of a thread that is being ended is nobody's.
      worker.on('error', () => undefined)
      resolve(outcome)
    }
    const aborted = () => settle({ isDone: false, error: signal?.reason ?? new Error('The reading was stopped') })
    const timer = setTimeout(() => settle({ isDone: false, error: tooLong(document.name) }), LONGEST_MS)
    worker.removeAllListeners()
    worker.on('message', (answer: ReadingAnswer) => {
      if (answer.is === 'page') onPage(answer.page, answer.pages)
      else if (answer.is === 'read') settle({ isDone: true, contents: answer.contents })
      else settle({ isDone: true, error: errorOf(answer.failure, document.name) })
    })
    worker.on('error', (error) => settle({ isDone: false, error: threadFailed(document.name, error) }))
    worker.on('exit', () => settle({ isDone: false, error: threadFailed(document.name, null) }))
    signal?.addEventListener('abort', aborted)
    worker.postMessage(document)
  })
}

function startWorker(place: ReadingPlace): Worker {
  const file = import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js'
  return new Worker(new URL(file, import.meta.url), {
    workerData: place,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    stdout: false,
  })
}

/** A reader that stumbles over this document will do so again: the document is what cannot be read. */
function errorOf({ code, message, hint }: Failure, name: string): MaridajeError {
  return code === null ? threadFailed(name, new Error(message)) : new MaridajeError(code, message, { hint })
}

function tooLong(name: string): MaridajeError {
  return new MaridajeError('too_large', `${name} took longer than ${LONGEST_MS / 1_000} s to read`, {
    hint: 'Bring fewer pages.',
  })
}

/** Out of memory, mostly. */
function threadFailed(name: string, cause: unknown): MaridajeError {
  const isMemory = cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return new MaridajeError(
    isMemory ? 'too_large' : 'unreadable_file',
    isMemory ? `${name} needs more memory than there is for one document` : `${name} could not be read to its end`,
    { hint: 'Bring single pages, or the list as a table.', cause },
  )
}
