/** Without HTTPS no browser keeps the app for the dead corner of the room: said to whoever can change it. */
import { useInsightWords } from '../insight/words.ts'
import { PlugIcon } from '../shell/icons.tsx'

export function OfflineWarning() {
  const { home: words } = useInsightWords()
  return (
    <aside className="home-warning" aria-label={words.offline}>
      <PlugIcon />
      <p>
        <strong>{words.offline}.</strong> {words.offlineText}
      </p>
    </aside>
  )
}
