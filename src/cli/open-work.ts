/** The worker as `serve` and `work` run it: all kinds, its lines in the log of the program, its counters beside those of the server. */
import type { Around } from '../app/around.ts'
import type { Config } from '../config.ts'
import { KINDS } from '../jobs/kinds.ts'
import { openWorker, type Worker } from '../jobs/worker.ts'
import { loggerFor } from '../server/log.ts'
import type { Metrics } from '../server/metrics.ts'

type Settings = Pick<Config, 'logLevel' | 'timeZone'>

export function openWork(around: Around, { logLevel, timeZone }: Settings, metrics: Metrics): Promise<Worker> {
  const logger = loggerFor(logLevel)
  return openWorker({
    around,
    kinds: KINDS,
    timeZone,
    log: (fields, message) => logger.info(fields, message),
    ended: metrics.jobEnded,
  })
}
