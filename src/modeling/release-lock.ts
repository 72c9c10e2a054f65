/**
 * One promotion at a time: whoever changes what serves holds `released.json.lock`, which names his process. A lock whose
 * process is gone is nobody's.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MaridajeError, unwritable } from '../errors.ts'

/** A promotion reads two models and writes one file: longer than this is no promotion. */
const PATIENCE_MS = 10_000
const STEP_MS = 50

export function holdingRelease<T>(folder: string, work: () => T, patienceMs = PATIENCE_MS): T {
  const path = join(folder, 'released.json.lock')
  take(path, patienceMs)
  try {
    return work()
  } finally {
    rmSync(path, { force: true })
  }
}

function take(path: string, patienceMs: number): void {
  for (let waited = 0; ; waited += STEP_MS) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' })
      return
    } catch (cause) {
      if (!isThere(cause)) throw unwritable(path, cause)
    }
    const holder = holderOf(path)
    if (holder !== null && !isAlive(holder)) rmSync(path, { force: true })
    else if (waited >= patienceMs)
      throw new MaridajeError('conflict', `Another process (${holder ?? 'unknown'}) is changing which model serves`, {
        place: { file: path },
        hint: 'Try again when it is done.',
      })
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP_MS)
  }
}

/** null: its file was just made and holds no name yet, or is gone by now. */
function holderOf(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

function isThere(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
}
