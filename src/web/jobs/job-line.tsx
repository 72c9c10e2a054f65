/** One job: its kind, its state, how far it is, what can be done about it. */
import type { Import } from '../../contract/house/lists.ts'
import type { Job } from '../../contract/house/operations.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useSayWhen } from '../house/when.ts'
import '../shell/button.css'
import { importName } from '../imports/import-name.ts'
import { useImportsWords } from '../imports/words.ts'
import { Said } from '../shell/said.tsx'
import { StateMark, type Tone } from '../shell/state-mark.tsx'
import { useLang } from '../words/speech.tsx'
import { sayMessage } from './say-message.ts'
import { useJobsWords } from './words.ts'

const TONES: Readonly<Record<Job['state'], Tone>> = {
  queued: 'waiting',
  running: 'waiting',
  done: 'well',
  failed: 'wrong',
  cancelled: 'quiet',
}

interface Props {
  job: Job
  /** what the job reads, where it reads something */
  reads: Import | null
}

export function JobLine({ job, reads }: Props) {
  const { jobs: words } = useJobsWords()
  const imports = useImportsWords()
  const { may } = useHouse()
  const sayWhen = useSayWhen()
  const lang = useLang()
  const change = useHouseWrite(['job', 'import'])
  const isRunning = job.state === 'queued' || job.state === 'running'
  const canRetry = job.state === 'failed' || job.state === 'cancelled'
  const kind = reads === null ? words.kind[job.kind] : words.readingOf(importName(reads, imports))
  const failure = reads?.failure
  const error = failure ? `${failure.text[lang]} ${failure.hint[lang]}` : job.error
  const path = `/jobs/${job.id}`
  const notes = [
    sayWhen(job.made_at),
    // How far it was says nothing once it is over.
    isRunning ? sayMessage(job.message, words) : '',
    secondsOf(job) === null ? '' : words.took(secondsOf(job) ?? 0),
    job.attempts > 1 ? words.attempts(job.attempts) : '',
  ].filter((note) => note !== '')
  return (
    <div className="row-line">
      <div className="row-link-text">
        <p className="row-link-name">{kind}</p>
        <p className="row-link-note">{notes.join(' · ')}</p>
        {error !== null && <p className="field-wrong">{error}</p>}
        {job.state === 'running' && <progress max={1} value={job.progress} aria-label={kind} />}
      </div>
      <div className="row-line-ways">
        <StateMark tone={TONES[job.state]}>{words.state[job.state]}</StateMark>
        {may('jobs.write') && isRunning && (
          <button
            type="button"
            className="quiet-button"
            aria-label={words.cancelOf(kind)}
            onClick={() => change.mutate({ path, method: 'DELETE' })}
          >
            {words.cancel}
          </button>
        )}
        {may('jobs.write') && canRetry && (
          <button
            type="button"
            className="quiet-button"
            aria-label={words.retryOf(kind)}
            onClick={() => change.mutate({ path: `${path}/retry`, method: 'POST' })}
          >
            {words.retry}
          </button>
        )}
      </div>
      <Said error={change.error} />
    </div>
  )
}

function secondsOf({ started_at: from, ended_at: to }: Job): number | null {
  return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 1_000
}
