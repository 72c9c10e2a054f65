import { SYSTEM } from '../app/who.ts'
import { JOB_KINDS, type Job } from '../contract/house/operations.ts'
import { command, text, usage, type Values } from './command.ts'
import { withPlatform } from './with-platform.ts'

const PERIODS = ['hour', 'day', 'week'] as const
const LISTED = 30

const OPTIONS = { 'once-per': text('leave it at one in this time: hour, day, week', 'PERIOD') }

export const jobs = command({
  name: 'jobs',
  summary: 'Jobs of the platform: list, add KIND, cancel ID, retry ID',
  example: 'maridaje jobs add backup --once-per day',
  takes: { name: 'list|add|cancel|retry', least: 1, most: 2 },
  options: OPTIONS,
  run: async (options, { config, print }) => {
    const act = readWords(options)
    await withPlatform(config, print.talk, async (around) => {
      const [{ openJobs }, { beginOnce }] = await Promise.all([
        import('../app/jobs/jobs.ts'),
        import('../app/jobs/begin-once.ts'),
      ])
      const all = openJobs(around)
      const show = (job: Job) => (options.json ? print.json(job) : print.line(lineOf(job)))
      if (act.what === 'list') for (const job of await all.list(null, { most: LISTED })) show(job)
      if (act.what === 'cancel') show(await all.cancel(SYSTEM, null, act.id))
      if (act.what === 'retry') show(await all.retry(SYSTEM, null, act.id))
      if (act.what === 'add') {
        const id = await beginOnce(around, SYSTEM, act.kind, {}, act.period)
        if (id === null) print.talk(`There is a job of the kind ${act.kind} already: nothing was added.`)
        else show(await all.find(null, id))
      }
    })
  },
})

type Act =
  | { what: 'list' }
  | { what: 'add'; kind: (typeof JOB_KINDS)[number]; period: (typeof PERIODS)[number] | null }
  | { what: 'cancel' | 'retry'; id: string }

function readWords({ args: [what, word], 'once-per': per }: Values<typeof OPTIONS>): Act {
  if (what === 'list') return { what }
  if (what === 'cancel' || what === 'retry') {
    if (word === undefined) throw usage(`jobs ${what} needs the id of a job: maridaje jobs list`)
    return { what, id: word }
  }
  if (what !== 'add') throw usage(`jobs takes list, add, cancel or retry, not "${what}"`)
  // An import begins with its file: on the page, or by POST …/imports.
  const kind = JOB_KINDS.find((one) => one === word && one !== 'import')
  if (kind === undefined) throw usage(`jobs add takes one of ${JOB_KINDS.filter((one) => one !== 'import').join(', ')}`)
  const period = PERIODS.find((one) => one === per) ?? null
  if (per !== undefined && period === null) throw usage(`--once-per is one of ${PERIODS.join(', ')}, not "${per}"`)
  return { what, kind, period }
}

function lineOf({ id, kind, state, progress, message, error, made_at: at }: Job): string {
  const share = `${Math.round(progress * 100)} %`
  return `${id}  ${kind.padEnd(9)}${state.padEnd(10)}${share.padStart(5)}  ${at.slice(0, 16).replace('T', ' ')}  ${error ?? message}`
}
