/** All other pages of the house, and the way out. */
import { Link } from '@tanstack/react-router'
import { useHouse } from '../api/house.ts'
import { Dialog } from '../shell/dialog.tsx'
import { AccountLinks } from './account-links.tsx'
import { PageIcon } from './icons.tsx'
import './more-sheet.css'
import type { PageLink } from './navigation.ts'
import { useHouseWords } from './words.ts'

export function MoreSheet({ pages, onClose }: { pages: readonly PageLink[]; onClose: () => void }) {
  const { nav } = useHouseWords()
  const { slug } = useHouse()
  return (
    <Dialog title={nav.moreTitle} isOpen onClose={onClose}>
      <ul className="more-sheet">
        {pages.map(({ name, to }) => (
          <li key={name}>
            <Link to={to} params={{ slug }} onClick={onClose}>
              <PageIcon name={name} />
              {nav[name]}
            </Link>
          </li>
        ))}
      </ul>
      <AccountLinks />
    </Dialog>
  )
}
