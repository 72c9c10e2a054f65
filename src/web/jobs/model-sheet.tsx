/** A model: its state, its gates, its measures, its card. */
import { Link } from '@tanstack/react-router'
import type { ModelEntry } from '../../contract/house/operations.ts'
import { useHouse } from '../api/house.ts'
import { useSayWhen } from '../house/when.ts'
import '../shell/button.css'
import { StateMark, type Tone } from '../shell/state-mark.tsx'
import { LOCALES } from '../words/locale.ts'
import { useLang } from '../words/speech.tsx'
import { useJobsWords } from './words.ts'

const TONES: Readonly<Record<ModelEntry['state'], Tone>> = {
  candidate: 'asks',
  canary: 'waiting',
  production: 'well',
  archived: 'quiet',
}
const TRIAL_SHARE = 0.1

interface Props {
  model: ModelEntry
  mayPromote: boolean
  onPromote: (share: number) => void
}

export function ModelSheet({ model, mayPromote, onPromote }: Props) {
  const { models: words } = useJobsWords()
  const lang = useLang()
  const { slug, may } = useHouse()
  const sayWhen = useSayWhen()
  const say = (value: number) => new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: 3 }).format(value)
  const metrics = Object.entries(model.metrics).filter(
    ([, value]) => typeof value === 'number' || typeof value === 'string',
  )
  return (
    <article className="model sheet">
      <header>
        <h2>{model.version}</h2>
        <StateMark tone={TONES[model.state]}>
          {words.state[model.state]}
          {model.state === 'canary' && ` ${words.canary(Math.round(model.canary_share * 100))}`}
        </StateMark>
      </header>
      <p className="row-link-note">{sayWhen(model.made_at)}</p>
      {model.gates.length > 0 && (
        <ul className="model-gates" aria-label={words.gates}>
          {model.gates.map(({ name, value, limit, ok }) => (
            <li key={name}>
              <StateMark tone={ok ? 'well' : 'wrong'}>{ok ? words.passed : words.notPassed}</StateMark>
              <span>
                {words.measure[name] ?? name}: {words.gate(say(value), say(limit))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {metrics.length > 0 && (
        <details>
          <summary>{words.metrics}</summary>
          <pre>
            {metrics.map(([name, value]) => `${name}: ${typeof value === 'number' ? say(value) : value}`).join('\n')}
          </pre>
        </details>
      )}
      {model.card !== '' && (
        <details>
          <summary>{words.card}</summary>
          <pre>{model.card}</pre>
        </details>
      )}
      {may('curation.write') && (model.state === 'candidate' || model.state === 'canary') && (
        <Link className="button" to="/casa/$slug/maridajes/modelo/$version" params={{ slug, version: model.version }}>
          {words.changes}
        </Link>
      )}
      {mayPromote && model.state !== 'production' && (
        <div className="form-ends">
          <button type="button" className="button" onClick={() => onPromote(TRIAL_SHARE)}>
            {words.tryOut}
          </button>
          <button type="button" className="button button-strong" onClick={() => onPromote(1)}>
            {words.promote}
          </button>
        </div>
      )}
    </article>
  )
}
