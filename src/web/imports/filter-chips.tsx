/** What of the reading is in sight. */
import '../shell/filter-chips.css'
import type { Shown } from './shown.ts'
import { useImportsWords } from './words.ts'

const VIEWS: readonly Shown[] = ['all', 'doubts', 'unread', 'skipped']

interface Props {
  counts: Readonly<Record<Shown, number>>
  shown: Shown
  onShow: (shown: Shown) => void
}

export function FilterChips({ counts, shown, onShow }: Props) {
  const { review: words } = useImportsWords()
  return (
    <fieldset className="filter-chips">
      <legend className="unseen">{words.filter}</legend>
      {VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          aria-pressed={shown === view}
          data-asks={view === 'doubts' && counts.doubts > 0}
          onClick={() => onShow(view)}
        >
          {words[view]} <span>{counts[view]}</span>
        </button>
      ))}
    </fieldset>
  )
}
