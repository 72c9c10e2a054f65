/** Another house, or away. */
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { signOut, useMe } from '../api/me.ts'
import './account-links.css'
import { useHouseWords } from './words.ts'

export function AccountLinks() {
  const { nav } = useHouseWords()
  const { me } = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await signOut(client)
    await navigate({ to: '/entrar' })
  }
  const hasChoice = me && (me.memberships.length > 1 || me.mode === 'platform')
  return (
    <ul className="account-links">
      {hasChoice && (
        <li>
          <Link to="/casa">{nav.otherHouse}</Link>
        </li>
      )}
      <li>
        <button type="button" onClick={() => void leave()}>
          {nav.signOut}
        </button>
      </li>
    </ul>
  )
}
