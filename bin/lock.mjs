/**
 * A lock between processes of one machine: a file that only one of them can create. It says who holds it; a holder
 * that is gone (killed, or the machine was restarted) loses it at once, one that hangs after STALE_MS.
 */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const BEAT_MS = 2_000
const STALE_MS = 15_000
const WAIT_MS = 100

/** Runs `work` alone; `onWait` is called once if another process has to be waited for. */
export async function withLock(file, onWait, work) {
  mkdirSync(dirname(file), { recursive: true })
  let hasWaited = false
  while (!take(file)) {
    if (breakStale(file)) continue
    if (!hasWaited) onWait()
    hasWaited = true
    await sleep(WAIT_MS)
  }
  const beat = setInterval(() => touch(file), BEAT_MS)
  beat.unref()
  try {
    return await work()
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

/** Whether a process runs: one that has ended but was not yet collected by its parent (a zombie) does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    // No /proc on this system: the signal's answer has to do.
    return true
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Only who holds the breaker may remove the lock, so that nobody removes a fresh one. */
function breakStale(file) {
  if (!isStale(file)) return false
  const breaker = `${file}.break`
  if (!take(breaker)) {
    if (ageOf(breaker) > STALE_MS) rmSync(breaker, { force: true })
    return false
  }
  try {
    if (isStale(file)) rmSync(file, { force: true })
  } finally {
    rmSync(breaker, { force: true })
  }
  return true
}

function isStale(file) {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    // An empty file is one that is just being written.
    if (holder > 0 && !isAlive(holder)) return true
    return ageOf(file) > STALE_MS
  } catch {
    return false
  }
}

function ageOf(file) {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return 0
  }
}

function touch(file) {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // Somebody took it away; the work goes on.
  }
}
