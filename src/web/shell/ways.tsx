/** The way between the pages that need no account, and to the houses. */
import { Link } from '@tanstack/react-router'
import { useWords } from '../words/speech.tsx'
import './ways.css'

export function Ways() {
  const { ways } = useWords()
  return (
    <nav className="ways" aria-label={ways.title}>
      <Link to="/" activeOptions={{ exact: true }}>
        {ways.ask}
      </Link>
      <Link to="/explora">{ways.explore}</Link>
      <Link to="/aprende">{ways.learn}</Link>
      <Link to="/juego">{ways.quiz}</Link>
      <Link to="/casa" className="ways-house">
        {ways.house}
      </Link>
    </nav>
  )
}
