/** An import as it leaves the program. */
import type { Import } from '../../contract/house/lists.ts'
import type { StoredImport } from '../../storage/imports.ts'
import { foreignIn } from './foreign-note.ts'
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
    notes: notesOf(stored.said, failure !== null),
    foreign_currency: failure ? null : foreignIn(stored.said),
    counts: stored.counts,
    made_at: stored.madeAt.toISOString(),
    published_at: stored.publishedAt?.toISOString() ?? null,
  }
}

/** Of a failure, the one sentence in what the reader said that shows another way. */
const ANOTHER_WAY = /The page leads to files that may hold the list: .+$/

function notesOf(said: string | null, isFailure: boolean): Import['notes'] {
  if (said === null) return []
  const lines = isFailure ? (ANOTHER_WAY.exec(said) ?? []) : said.split('\n')
  return lines.map(sayHint)
}
