/** An address that leads nowhere. */
import { useWords } from '../words/speech.tsx'
import './breakwater.css'
import './button.css'

export function NothingHere() {
  const { trouble } = useWords()
  return (
    <main className="breakwater">
      <h1>{trouble.nothingHere}</h1>
      <a className="button" href="/">
        {trouble.toStart}
      </a>
    </main>
  )
}
