/** Name of the house, language, light. */
import type { ReactNode } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { useLight } from '../state/light.ts'
import { useLang, useSpeak, useWords } from '../words/speech.tsx'
import { MoonIcon, SunIcon } from './icons.tsx'
import { Mark } from './mark.tsx'
import './top-bar.css'

const LANGUAGES: readonly { lang: Lang; short: string; name: string }[] = [
  { lang: 'es', short: 'ES', name: 'Español' },
  { lang: 'en', short: 'EN', name: 'English' },
]

export function TopBar({ children }: { children?: ReactNode }) {
  const { page } = useWords()
  return (
    <div className="top-bar">
      <p className="top-bar-name">
        <Mark />
        {page.name}
      </p>
      {children}
      <LanguageAndLight />
    </div>
  )
}

/** ES or EN, dark or light: in every bar at the top. */
export function LanguageAndLight() {
  const { page } = useWords()
  const lang = useLang()
  const speak = useSpeak()
  const { light, turn } = useLight()
  const turnLabel = light === 'dark' ? page.toLight : page.toDark
  return (
    <>
      <fieldset className="top-bar-languages">
        <legend className="unseen">{page.language}</legend>
        {LANGUAGES.map(({ lang: one, short, name }) => (
          <button
            key={one}
            type="button"
            lang={one}
            aria-pressed={lang === one}
            aria-label={`${short}, ${name}`}
            onClick={() => speak(one)}
          >
            <span>{short}</span>
          </button>
        ))}
      </fieldset>
      <button type="button" className="top-bar-light" aria-label={turnLabel} title={turnLabel} onClick={turn}>
        {light === 'dark' ? <SunIcon /> : <MoonIcon />}
      </button>
    </>
  )
}
