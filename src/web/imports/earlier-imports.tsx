/** What was brought before: to go on with it, or to see what became of it. */
import { Link } from '@tanstack/react-router'
import type { Import } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { useSayWhen } from '../house/when.ts'
import { StateMark, type Tone } from '../shell/state-mark.tsx'
import { importName } from './import-name.ts'
import { useImportsWords } from './words.ts'

const TONES: Readonly<Record<Import['state'], Tone>> = {
  queued: 'waiting',
  reading: 'waiting',
  review: 'asks',
  published: 'well',
  failed: 'wrong',
  cancelled: 'quiet',
}

export function EarlierImports({ imports }: { imports: readonly Import[] }) {
  const words = useImportsWords()
  const { slug } = useHouse()
  const sayWhen = useSayWhen()
  return (
    <section className="sheet" aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">{words.bring.earlier}</h2>
      <ul className="rows">
        {imports.map(({ id, kind, name, origin, state, made_at }) => (
          <li key={id}>
            <Link className="row-link" to="/casa/$slug/importar/$id" params={{ slug, id }}>
              <span className="row-link-text">
                <span className="row-link-name">{importName({ origin, name }, words)}</span>
                <span className="row-link-note">
                  {words.kind[kind]} · {sayWhen(made_at)}
                </span>
              </span>
              <StateMark tone={TONES[state]}>{words.state[state]}</StateMark>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
