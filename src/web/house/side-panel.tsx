/** On the desk: the pages of the house by group, on slate. */
import { Link } from '@tanstack/react-router'
import { useHouse } from '../api/house.ts'
import { Mark } from '../shell/mark.tsx'
import { LanguageAndLight } from '../shell/top-bar.tsx'
import { AccountLinks } from './account-links.tsx'
import { PageIcon } from './icons.tsx'
import { pagesOf } from './navigation.ts'
import './side-panel.css'
import { useHouseWords } from './words.ts'

const GROUPS = ['floor', 'lists', 'numbers', 'house'] as const

export function SidePanel() {
  const house = useHouse()
  const { nav, groups, role } = useHouseWords()
  const pages = pagesOf(house)
  return (
    <header className="side-panel slate">
      <div className="side-panel-head">
        <Mark />
        <p>
          <span className="side-panel-name">{house.name}</span>
          <span className="side-panel-role">{role[house.role]}</span>
        </p>
      </div>
      <nav aria-label={nav.title}>
        {GROUPS.map((group) => {
          const own = pages.filter((page) => page.group === group)
          return own.length === 0 ? null : (
            <section key={group} className="side-panel-group">
              <h2>{groups[group]}</h2>
              <ul>
                {own.map(({ name, to }) => (
                  <li key={name}>
                    <Link
                      className="side-panel-link"
                      to={to}
                      params={{ slug: house.slug }}
                      activeOptions={{ exact: name === 'home' }}
                    >
                      <PageIcon name={name} />
                      {nav[name]}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </nav>
      <div className="side-panel-foot">
        <AccountLinks />
        <div className="side-panel-switches">
          <LanguageAndLight />
        </div>
      </div>
    </header>
  )
}
