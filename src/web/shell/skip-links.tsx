/** For the keyboard: straight to the menu or to the wines. */
import { useWords } from '../words/speech.tsx'
import './skip-links.css'

export function SkipLinks({ onSee }: { onSee: (view: 'menu' | 'answers') => void }) {
  const { page } = useWords()
  return (
    <nav className="skip-links" aria-label={page.name}>
      <button type="button" onClick={() => onSee('menu')}>
        {page.toMenu}
      </button>
      <button type="button" onClick={() => onSee('answers')}>
        {page.toAnswers}
      </button>
    </nav>
  )
}
