/** Reads addresses into records of the pipeline; goes on where a killed run was. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKnowledge } from '../../app/kept-knowledge.ts'
import { source } from '../../app/source.ts'
import { JOB_INPUTS } from '../../contract/house/job-inputs.ts'
import { MaridajeError } from '../../errors.ts'
import { jobKind } from '../job-kind.ts'

/** Addresses whose failure is told. */
const TOLD = 5

export const crawlKind = jobKind({
  name: 'crawl',
  input: JOB_INPUTS.crawl,
  isHeavy: true,
  run: async ({ urls, kind }, { around, jobId, attempt, signal, report }) => {
    report(0.05, 'reading')
    const knowledge = await openKnowledge(join(around.root, 'data', 'knowledge'), join(around.home, 'cache'))
    const { version }: { version: string } = JSON.parse(readFileSync(join(around.root, 'package.json'), 'utf8'))
    const { manifest, empty } = await source(
      { inputs: urls, out: join(around.home, 'crawled', jobId), kind, resume: attempt > 1 },
      {
        knowledge,
        now: () => around.now().getTime(),
        guest: { version, contact: process.env.MARIDAJE_CONTACT },
        // Keys are a person's own: a job has none.
        keys: {},
        talk: (text) => report(0.5, text.slice(0, 200)),
        signal,
      },
    )
    if (empty.length === urls.length)
      throw new MaridajeError('bad_input', 'None of the addresses gave a record', {
        hint: manifest.sources
          .slice(0, TOLD)
          .map(({ source: address, error, hints }) => `${address}: ${error ?? hints.join(' ')}`)
          .join(' · '),
      })
    return { folder: `crawled/${jobId}`, manifest, empty }
  },
})
