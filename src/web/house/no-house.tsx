/** The address of a house that is none of one's own. */
import { Link } from '@tanstack/react-router'
import '../shell/button.css'
import { Empty } from '../shell/empty.tsx'
import { useHouseWords } from './words.ts'

export function NoHouse() {
  const { state } = useHouseWords()
  return (
    <main className="house-content">
      <Empty title={state.noHouseTitle} text={state.noHouse}>
        <Link className="button" to="/casa">
          {state.toHouses}
        </Link>
      </Empty>
    </main>
  )
}
