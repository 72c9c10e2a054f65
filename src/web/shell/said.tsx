/** What went wrong with a write, in a sentence beside where it was tried. */
import { Trouble } from '../api/trouble.ts'
import { useHouseWords } from '../house/words.ts'
import { sayRefusal } from '../words/refusals.ts'
import { useLang } from '../words/speech.tsx'
import './said.css'

interface Props {
  error: Error | null
  /** what a kind of trouble means here, where it means something else */
  instead?: Partial<Record<Trouble['kind'], string>>
}

export function Said({ error, instead = {} }: Props) {
  const words = useHouseWords().trouble
  const lang = useLang()
  const kind = error instanceof Trouble ? error.kind : 'refused'
  const known = error instanceof Trouble ? sayRefusal(error.message, lang) : null
  return (
    <div role="alert" className="said-place">
      {error && (
        <p className="said">
          <strong>{instead[kind] ?? known ?? words[kind]}</strong>{' '}
          {kind === 'refused' &&
            !instead.refused &&
            known === null &&
            error instanceof Trouble &&
            `${error.message} ${error.hint}`}
        </p>
      )}
    </div>
  )
}
