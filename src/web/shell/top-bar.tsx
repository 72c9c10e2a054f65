/** Name of the house, language, light. */
import type { Lang } from '../../contract/requests.ts'
import { useLight } from '../state/light.ts'
import { useWords } from '../words/speech.tsx'
import { MoonIcon, SunIcon } from './icons.tsx'
import { Mark } from './mark.tsx'
import './top-bar.css'

const LANGUAGES: readonly { lang: Lang; short: string; name: string }[] = [
  { lang: 'es', short: 'ES', name: 'Español' },
  { lang: 'en', short: 'EN', name: 'English' },
]

export function TopBar({ lang, onSpeak }: { lang: Lang; onSpeak: (lang: Lang) => void }) {
  const { page } = useWords()
  const { light, turn } = useLight()
  const turnLabel = light === 'dark' ? page.toLight : page.toDark
  return (
    <div className="top-bar">
      <p className="top-bar-name">
        <Mark />
        {page.name}
      </p>
      <fieldset className="top-bar-languages">
        <legend className="unseen">{page.language}</legend>
        {LANGUAGES.map(({ lang: one, short, name }) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={lang === one}
            aria-label={`${short}, ${name}`}
            onClick={() => onSpeak(one)}
          >
            <span>{short}</span>
          </button>
        ))}
      </fieldset>
      <button type="button" className="top-bar-light" aria-label={turnLabel} title={turnLabel} onClick={turn}>
        {light === 'dark' ? <SunIcon /> : <MoonIcon />}
      </button>
    </div>
  )
}
