/** The worker as `serve` and `work` run it: all kinds, its lines in the log of the program. */
import type { Around } from '../app/around.ts'
import type { Config } from '../config.ts'
import { KINDS, KINDS_FILE } from '../jobs/kinds.ts'
import { openWorker, type Worker } from '../jobs/worker.ts'
import { loggerFor } from '../server/log.ts'

export function openWork(around: Around, config: Pick<Config, 'logLevel' | 'timeZone'>): Promise<Worker> {
  const logger = loggerFor(config.logLevel)
  return openWorker({
    around,
    kinds: KINDS,
    kindsFile: KINDS_FILE,
    timeZone: config.timeZone,
    log: (fields, message) => logger.info(fields, message),
  })
}
