/** For the keyboard: straight to the menu or to the wines. */
import { useWords } from '../words/speech.tsx'
import './skip-links.css'

export function SkipLinks({ onSee }: { onSee: (view: 'menu' | 'answers') => void }) {
  const { page } = useWords()
  return (
    <nav className="skip-links" aria-label={page.name}>
      <a href="#menu" onClick={() => onSee('menu')}>
        {page.toMenu}
      </a>
      <a
        href="#answers"
        onClick={(event) => {
          event.preventDefault()
          onSee('answers')
        }}
      >
        {page.toAnswers}
      </a>
    </nav>
  )
}
