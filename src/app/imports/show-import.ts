/** An import as it leaves the program. */
import type { Import } from '../../contract/house/lists.ts'
import type { StoredImport } from '../../storage/imports.ts'
import { sayFailure } from './say-failures.ts'
import { sayHint } from './say-hints.ts'

export function showImport(stored: StoredImport): Import {
  const failure = stored.state === 'failed' ? sayFailure(stored.failure ?? 'unreadable') : null
  return {
    id: stored.id,
    kind: stored.kind,
    origin: stored.origin,
    name: stored.name,
    state: stored.state,
    job_id: stored.jobId,
    error: failure ? failure.text.en : null,
    hint: failure ? failure.hint.en : stored.said,
    failure: failure && { ...failure, said: stored.said },
    notes: failure || stored.said === null ? [] : stored.said.split('\n').map(sayHint),
    counts: stored.counts,
    made_at: stored.madeAt.toISOString(),
    published_at: stored.publishedAt?.toISOString() ?? null,
  }
}
