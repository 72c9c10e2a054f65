/** A link that others are to open, and that does not reach them: said before it is printed or sent. */
import { useHouseWords } from '../house/words.ts'
import './form.css'
import { reachOf } from './reach.ts'

export function ReachNote({ url }: { url: string }) {
  const { reach: words } = useHouseWords()
  const reach = reachOf(url)
  return reach === 'world' ? null : <p className="field-wrong">{words[reach]}</p>
}
