/** A job begins: its row and its message come in one transaction, so that none is without the other. */

import { MaridajeError } from '../../errors.ts'
import { insertJob, type JobKind } from '../../storage/jobs.ts'
import { openSender, type Sender } from '../../storage/queue.ts'
import type { Rows, Storage } from '../../storage/storage.ts'

export interface JobToBegin {
  kind: JobKind
  /** null: a job of the platform */
  restaurantId: string | null
  /** what the kind takes (src/jobs/kinds) */
  input: Record<string, unknown>
  /** the actor, as in the audit log */
  madeBy: string
}

export interface Begin {
  /** @param rows of the house, or of the platform (`withJobs`) @returns the job's id */
  begin(rows: Rows, job: JobToBegin): Promise<string>
  /** The same job once more, after it failed or was cancelled. */
  again(rows: Rows, job: { id: string; kind: JobKind; restaurantId: string | null }): Promise<void>
  close(): Promise<void>
}

export function openBegin(storage: Storage, newId: () => string): Begin {
  const sender: Sender | null = storage.urls ? openSender(storage.urls.app) : null
  const required = (): Sender => {
    if (sender) return sender
    throw new MaridajeError('database_unavailable', 'Without a database there are no jobs')
  }
  return {
    begin: async (rows, { kind, restaurantId, input, madeBy }) => {
      const id = newId()
      await insertJob(rows, { id, restaurantId, kind, input, madeBy })
      await required().send(rows, kind, { jobId: id, restaurantId })
      return id
    },
    again: (rows, { id, kind, restaurantId }) => required().send(rows, kind, { jobId: id, restaurantId }),
    close: async () => sender?.close(),
  }
}
