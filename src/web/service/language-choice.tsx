/** ES or EN, as two buttons of which one is pressed. */
import type { Lang } from '../../contract/requests.ts'
import { useLang, useSpeak } from '../words/speech.tsx'
import './language-choice.css'

const LANGUAGES: readonly { lang: Lang; short: string; name: string }[] = [
  { lang: 'es', short: 'ES', name: 'Español' },
  { lang: 'en', short: 'EN', name: 'English' },
]

/** The language of the screen. */
export function LanguageChoice({ label }: { label: string }) {
  return <LanguagePair label={label} lang={useLang()} onChoose={useSpeak()} />
}

interface Props {
  label: string
  lang: Lang
  onChoose: (lang: Lang) => void
}

export function LanguagePair({ label, lang, onChoose }: Props) {
  return (
    <fieldset className="language-pair">
      <legend className="unseen">{label}</legend>
      {LANGUAGES.map((one) => (
        <button
          key={one.lang}
          type="button"
          lang={one.lang}
          aria-pressed={lang === one.lang}
          aria-label={`${one.short}, ${one.name}`}
          onClick={() => onChoose(one.lang)}
        >
          {one.short}
        </button>
      ))}
    </fieldset>
  )
}
