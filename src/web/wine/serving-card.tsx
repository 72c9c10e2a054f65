/** Temperature, glass, air; how to pronounce it; and the sentence to say at the table, in both languages. */
import type { Serving } from '../../contract/results.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './serving-card.css'

export function ServingCard({ serving }: { serving: Serving }) {
  const { serve } = useWords()
  const lang = useLang()
  const other = lang === 'es' ? 'en' : 'es'
  const [coldest, warmest] = serving.temp_c
  return (
    <div className="serving-card">
      <h5>{serve.title}</h5>
      <dl>
        <div>
          <dt>{serve.temperature}</dt>
          <dd>{serve.range(coldest, warmest)}</dd>
        </div>
        {serving.glass !== '' && (
          <div>
            <dt>{serve.glass}</dt>
            <dd>{serve.glasses[serving.glass] ?? serving.glass}</dd>
          </div>
        )}
        <div>
          <dt>{serve.decant}</dt>
          <dd>{serve.decantMinutes(serving.decant_min)}</dd>
        </div>
        {serving.pronounce !== '' && (
          <div>
            <dt>{serve.pronounce}</dt>
            <dd>{serving.pronounce}</dd>
          </div>
        )}
      </dl>
      <p className="serving-card-title">{serve.say}</p>
      <blockquote lang={lang}>{serving.say[lang]}</blockquote>
      <details>
        <summary lang={other}>{serve.sayOther}</summary>
        <blockquote lang={other}>{serving.say[other]}</blockquote>
      </details>
    </div>
  )
}
