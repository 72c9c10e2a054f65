/** The thread that reads: a PDF made to keep a processor busy keeps this one, and goes with it. */
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { MaridajeError } from '../../errors.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { openKnowledge } from '../kept-knowledge.ts'
import { readContents } from './read-contents.ts'
import type { ReadingAnswer, ReadingPlace } from './reading-threads.ts'
import type { SourceDocument } from './source-line.ts'

const { root, home }: ReadingPlace = workerData
let knowledge: Promise<Knowledge> | undefined

parentPort?.on('message', async (document: SourceDocument) => {
  const answer = (said: ReadingAnswer) => parentPort?.postMessage(said)
  try {
    knowledge ??= openKnowledge(join(root, 'data', 'knowledge'), home === '' ? null : join(home, 'cache'))
    const onPage = (page: number, pages: number) => answer({ is: 'page', page, pages })
    answer({ is: 'read', contents: await readContents(document, await knowledge, onPage) })
  } catch (error) {
    answer({ is: 'failed', failure: failureOf(error) })
  }
})

function failureOf(error: unknown) {
  if (error instanceof MaridajeError) return { code: error.code, message: error.message, hint: error.hint }
  return { code: null, message: error instanceof Error ? (error.stack ?? error.message) : String(error), hint: '' }
}
