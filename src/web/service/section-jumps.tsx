/** The sections of the menu, a tap away. */
import { quieten } from '../words/plain.ts'
import './section-jumps.css'
import { useServiceWords } from './words.ts'

export function SectionJumps({ sections }: { sections: readonly string[] }) {
  const words = useServiceWords()
  return (
    <nav className="section-jumps" aria-label={words.sections}>
      {sections.map((section, place) => (
        <button
          key={section}
          type="button"
          onClick={() => {
            const target = document.getElementById(`s${place}`)
            target?.scrollIntoView({ block: 'start' })
          }}
        >
          {quieten(section)}
        </button>
      ))}
    </nav>
  )
}
