/** Cleans a folder of records and keeps the result as a version of the data. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Cleaned, clean } from '../cleansing/clean.ts'
import { loadConfiguration } from '../cleansing/configuration.ts'
import { QualityReport } from '../cleansing/report/quality.ts'
import { keepVersion, listVersions, readKept } from '../cleansing/versions/store.ts'
import { openKnowledge } from './kept-knowledge.ts'

export interface CleanRequest {
  in: string
  out: string
  /** yyyy-mm-dd */
  runDate: string
  seed: number
  memoryMb: number
  /** RFC 3339, for the list of versions; null keeps no version */
  keptAt: string | null
  announce(point: string): void
}

/** @param home the program's own folder: versions lie below it */
export async function cleanData(
  request: CleanRequest,
  { root, home }: { root: string; home: string },
): Promise<Cleaned> {
  const knowledge = await openKnowledge(join(root, 'data', 'knowledge'), join(home, 'cache'))
  const store = join(home, 'data')
  const options = {
    ...request,
    threads: availableParallelism(),
    last: request.keptAt === null ? null : lastReport(store),
  }
  const cleaned = await clean(options, knowledge, loadConfiguration(join(root, 'data', 'cleansing')))
  if (request.keptAt !== null)
    await keepVersion(store, request.out, cleaned.files, {
      version: cleaned.version,
      made_by: 'clean',
      kept_at: request.keptAt,
    })
  return cleaned
}

function lastReport(store: string): { version: string; report: QualityReport } | null {
  const version = listVersions(store).findLast(({ made_by: by }) => by === 'clean')
  const text = version ? readKept(store, version, 'report.json') : null
  const reading = text === null ? null : QualityReport.safeParse(JSON.parse(text))
  return version && reading?.success ? { version: version.version, report: reading.data } : null
}
