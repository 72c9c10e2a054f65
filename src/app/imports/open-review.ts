/** An import that is open for review, locked; what is over or not there yet says so. */
import { MaridajeError } from '../../errors.ts'
import { lockImport, type StoredImport } from '../../storage/imports.ts'
import type { Rows } from '../../storage/storage.ts'
import { isId } from './clean-words.ts'

export async function openReview(rows: Rows, importId: string): Promise<StoredImport> {
  const found = isId(importId) ? await lockImport(rows, importId) : null
  if (!found) throw noImport(importId)
  if (found.state === 'review') return found
  throw new MaridajeError('conflict', SAID[found.state], { hint: HINTS[found.state] })
}

export function noImport(importId: string): MaridajeError {
  return new MaridajeError('not_found', `There is no import "${importId.slice(0, 80)}"`)
}

const SAID = {
  queued: 'The import is not read yet',
  reading: 'The import is being read',
  published: 'The import was published already',
  failed: 'The import could not be read',
  cancelled: 'The import was cancelled',
} as const

const HINTS = {
  queued: 'Wait until its state is "review".',
  reading: 'Wait until its state is "review".',
  published: 'What it brought is on the list: change it there, or take it back with the versions.',
  failed: 'Its error says why. Bring the document again.',
  cancelled: 'Bring the document again.',
} as const
