/** Kinds that do nothing but leave a trace: what the tests of the worker run. */
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { MaridajeError } from '../../../src/errors.ts'
import { jobKind } from '../../../src/jobs/job-kind.ts'

const Trace = z.object({ file: z.string(), ms: z.number().default(50) })

/** `begun`, some steps, `ended`: a line each in the file. */
const steps = jobKind({
  name: 'clean',
  input: Trace,
  isHeavy: false,
  run: async ({ file, ms }, { attempt, report, signal }) => {
    appendFileSync(file, `begun ${attempt}\n`)
    for (let step = 1; step <= 4; step++) {
      await sleep(ms / 4, undefined, { signal })
      report(step / 4, `step ${step}`)
    }
    appendFileSync(file, `ended ${attempt}\n`)
    return { attempt }
  },
})

const failing = jobKind({
  name: 'crawl',
  input: z.object({ isFinal: z.boolean() }),
  isHeavy: false,
  run: async ({ isFinal }) => {
    if (isFinal) throw new MaridajeError('bad_input', 'The page has no menu', { hint: 'Send another address.' })
    throw new Error('not now')
  },
})

/** Holds a processor and heeds nothing, on its first attempt for long: only the end of its process ends it. */
const deaf = jobKind({
  name: 'evaluate',
  input: Trace,
  isHeavy: true,
  run: async ({ file, ms }, { attempt, report }) => {
    appendFileSync(file, `begun ${process.pid}\n`)
    report(0.5, 'half')
    await sleep(20)
    const until = Date.now() + (attempt === 1 ? ms : 10)
    while (Date.now() < until) Math.hypot(until, ms)
    appendFileSync(file, 'ended\n')
    return { pid: process.pid }
  },
})

export const KINDS = new Map([steps, failing, deaf].map((kind) => [kind.name, kind]))
