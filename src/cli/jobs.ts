import { z } from 'zod'
import { SYSTEM } from '../app/who.ts'
import { JOB_KINDS, type Job } from '../contract/house/operations.ts'
import { command, text, usage, type Values } from './command.ts'
import { lineOf } from './jobs-words.ts'
import { withPlatform } from './with-platform.ts'

const PERIODS = ['hour', 'day', 'week'] as const
const LISTED = 30

const KINDS_READ = ['menu', 'wine', 'sommelier'] as const

const OPTIONS = {
  'once-per': text('leave it at one in this time: hour, day, week', 'PERIOD'),
  canary: text(
    'of retrain: share of the houses that a candidate with its gates passed answers at once, 0 to 0.5',
    'SHARE',
  ),
  kind: text('of crawl: what the addresses hold (told from their content when not said)', KINDS_READ.join('|')),
}

export const jobs = command({
  name: 'jobs',
  summary: 'Jobs of the platform: list, add KIND (crawl URL…, clean ID of the crawl), cancel ID, retry ID',
  example: 'maridaje jobs add backup --once-per day',
  takes: { name: 'list|add|cancel|retry', least: 1 },
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
      if (act.what === 'cancel') {
        const job = await all.cancel(SYSTEM, null, act.id)
        show(job)
        if (job.state === 'running') print.talk('It was told to end, and does within seconds.')
      }
      if (act.what === 'retry') show(await all.retry(SYSTEM, null, act.id))
      if (act.what === 'add') {
        // Two crawls or cleanings are of different things; of all else one is enough.
        const id = act.isOfItsOwn
          ? (await all.begin(SYSTEM, { kind: act.kind, input: act.input })).id
          : await beginOnce(around, SYSTEM, act.kind, act.input, act.period)
        if (id === null) print.talk(`There is a job of the kind ${act.kind} already: nothing was added.`)
        else show(await all.find(null, id))
      }
    })
  },
})

type Kind = Exclude<(typeof JOB_KINDS)[number], 'import'>

type Act =
  | { what: 'list' }
  | {
      what: 'add'
      kind: Kind
      input: Record<string, unknown>
      isOfItsOwn: boolean
      period: (typeof PERIODS)[number] | null
    }
  | { what: 'cancel' | 'retry'; id: string }

type JobsOptions = Values<typeof OPTIONS>

function readWords(options: JobsOptions): Act {
  const [what, ...words] = options.args
  if (what === 'add') return readAdd(options, words)
  if (what !== 'list' && what !== 'cancel' && what !== 'retry')
    throw usage(`jobs takes list, add, cancel or retry, not "${what}"`)
  const [word, ...others] = words
  const tooMany = what === 'list' ? word : others[0]
  if (tooMany !== undefined) throw usage(`"${tooMany}" is one word too many`)
  if (what === 'list') return { what }
  if (word === undefined) throw usage(`jobs ${what} needs the id of a job: maridaje jobs list`)
  if (!isId(word)) throw usage(`"${word}" is no id of a job`, 'The ids are in: maridaje jobs list')
  return { what, id: word }
}

function readAdd({ 'once-per': per, kind: holds, canary }: JobsOptions, [name, ...words]: readonly string[]): Act {
  // An import begins with its file: on the page, or by POST …/imports.
  const kind = JOB_KINDS.find((one): one is Kind => one === name && one !== 'import')
  if (kind === undefined) throw usage(`jobs add takes one of ${JOB_KINDS.filter((one) => one !== 'import').join(', ')}`)
  const period = PERIODS.find((one) => one === per) ?? null
  if (per !== undefined && period === null) throw usage(`--once-per is one of ${PERIODS.join(', ')}, not "${per}"`)
  if (holds !== undefined && kind !== 'crawl') throw usage('--kind is for crawl: jobs add crawl URL… --kind wine')
  if (canary !== undefined && kind !== 'retrain') throw usage('--canary is for retrain: jobs add retrain --canary 0.1')
  const isOfItsOwn = (kind === 'crawl' || kind === 'clean') && period === null
  return {
    what: 'add',
    kind,
    input: { ...inputOf(kind, words, holds), ...(canary !== undefined && { canary: Number(canary) }) },
    isOfItsOwn,
    period,
  }
}

/** The words behind the kind are what it is told to do. */
function inputOf(kind: Kind, words: readonly string[], holds: string | undefined): Record<string, unknown> {
  if (kind === 'crawl') {
    // A schedule names them in one setting.
    const urls = words.flatMap((word) => word.split(/\s+/)).filter(Boolean)
    if (urls.length === 0) throw usage('jobs add crawl needs addresses', CRAWL)
    if (holds !== undefined && !KINDS_READ.some((one) => one === holds))
      throw usage(`--kind is one of ${KINDS_READ.join(', ')}, not "${holds}"`)
    return { urls, kind: holds ?? null }
  }
  const [word, tooMany] = kind === 'clean' ? words : [undefined, words[0]]
  if (tooMany !== undefined) throw usage(`"${tooMany}" is one word too many: jobs add ${kind}`)
  if (kind !== 'clean') return {}
  if (word === undefined || !isId(word))
    throw usage('jobs add clean needs the id of the job that crawled', 'The ids are in: maridaje jobs list')
  return { crawl: word }
}

const CRAWL = 'For example: maridaje jobs add crawl https://shop.example/vinos --kind wine'

function isId(word: string): boolean {
  return z.uuid().safeParse(word).success
}
