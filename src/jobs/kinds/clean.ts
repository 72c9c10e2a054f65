/** Cleans what was crawled, and joins it to pairings: a version of the data. */
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { cleanData } from '../../app/clean-data.ts'
import { mergeData } from '../../app/merge-data.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { MaridajeError } from '../../errors.ts'
import { jobKind } from '../job-kind.ts'

const SEED = 1
const MEMORY_MB = 1_024

export const cleanKind = jobKind({
  name: 'clean',
  input: JOB_INPUTS.clean,
  isHeavy: true,
  run: async ({ crawl }, { around, report }) => {
    const from = join(around.home, 'crawled', basename(crawl))
    if (!existsSync(from))
      throw new MaridajeError('not_found', `The job ${crawl} left no records on this machine`, {
        hint: 'Crawl first. Where several machines work, they share MARIDAJE_HOME for this.',
      })
    const [cleaned, processed] = [join(from, 'cleaned'), join(from, 'processed')]
    const at = around.now().toISOString()
    const shared = { seed: SEED, memoryMb: MEMORY_MB, keptAt: at }
    report(0.1, 'cleaning')
    const first = await cleanData(
      { ...shared, in: from, out: cleaned, runDate: at.slice(0, 10), announce: (point) => report(0.3, point) },
      around,
    )
    report(0.6, 'merging')
    const second = await mergeData({ ...shared, in: cleaned, out: processed }, around)
    return { cleaned: first.version, merged: second.version, folder: `crawled/${crawl}` }
  },
})
