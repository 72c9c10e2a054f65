/** How long a server lives: until a signal, or until the process that launched it was killed. */
import { isAlive } from '../../bin/lock.mjs'
import { watchNpm, watchParent } from '../../bin/parents.cjs'

/** Resolves with the reason to end; further signals change nothing. */
export function untilToldToEnd(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
    const launcher = Number(process.env.MARIDAJE_LAUNCHER ?? 0)
    const gone = () => resolve('its launcher is gone')
    // The bootstrap names itself; a name further up (or none at all) is not ours to follow.
    if (launcher > 0 && (launcher === process.ppid || !isAlive(launcher))) watchParent(launcher, gone)
    else watchNpm(gone)
  })
}
