/** How long a server lives: until a signal, or until the process that launched it was killed. */
import { isAlive } from '../../bin/lock.mjs'

const WATCH_MS = 300

/** Resolves with the reason to end. A second signal ends at once. */
export function untilToldToEnd(): Promise<string> {
  return new Promise((resolve) => {
    let isEnding = false
    const end = (reason: string) => {
      if (isEnding) return
      isEnding = true
      resolve(reason)
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal))
    const launcher = launcherOf(process.env)
    if (launcher === null) return
    const watch = setInterval(() => {
      if (process.ppid === launcher) return
      clearInterval(watch)
      end('its launcher is gone')
    }, WATCH_MS)
  })
}

/** The parent that this process must not outlive: the bootstrap, or npm; none for a service that was put in the background. */
function launcherOf(env: NodeJS.ProcessEnv): number | null {
  const launcher = Number(env.MARIDAJE_LAUNCHER ?? 0)
  // Named by a parent further up: not ours to follow.
  if (launcher > 0 && (launcher === process.ppid || !isAlive(launcher))) return launcher
  return env.npm_lifecycle_event ? process.ppid : null
}
