/**
 * `released.json`: the version that serves, and how it came to that. Promotions push a version, rollbacks pop it, so that
 * the way back is always known. The file is replaced in one step: a reader sees the old or the new one.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { MaridajeError, unwritable } from '../errors.ts'

const Version = z.string().regex(/^[a-z0-9.-]+$/)

const ReleaseEvent = z.object({
  /** RFC 3339 */
  at: z.string(),
  did: z.enum(['promote', 'rollback']),
  from: Version,
  to: Version,
  /** gates that it did not pass when it was promoted all the same */
  failed: z.array(z.string()).default([]),
})
export type ReleaseEvent = z.infer<typeof ReleaseEvent>

const Releases = z.object({ version: Version, history: z.array(ReleaseEvent).default([]) })
export type Releases = z.infer<typeof Releases>

export function readReleases(folder: string): Releases {
  const path = join(folder, 'released.json')
  try {
    return Releases.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    throw new MaridajeError('bad_model', `${path} does not say which model serves`, {
      place: { file: path },
      hint: 'Take it from the repository: git checkout models/released.json',
      cause,
    })
  }
}

/** The versions that served before the one that does, the latest last. */
export function servedBefore({ version, history }: Releases): string[] {
  const stack: string[] = []
  for (const { did, from } of history)
    if (did === 'promote') stack.push(from)
    else stack.pop()
  // A file that was edited by hand since the last event has no way back that is known.
  return history.length > 0 && history.at(-1)!.to !== version ? [] : stack
}

export function recordRelease(folder: string, event: Omit<ReleaseEvent, 'from'>): Releases {
  const { version, history } = readReleases(folder)
  const releases = { version: event.to, history: [...history, { ...event, from: version }] }
  const path = join(folder, 'released.json')
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, `${JSON.stringify(releases, null, 2)}\n`)
    renameSync(draft, path)
  } catch (cause) {
    throw unwritable(path, cause)
  }
  return releases
}
