/** On a phone: the name of the house, language and light, on slate. */
import { useHouse } from '../api/house.ts'
import { Mark } from '../shell/mark.tsx'
import { LanguageAndLight } from '../shell/top-bar.tsx'
import './house-bar.css'

export function HouseBar() {
  const { name } = useHouse()
  return (
    <header className="house-bar slate">
      <Mark />
      <p className="house-bar-name">{name}</p>
      <LanguageAndLight />
    </header>
  )
}
