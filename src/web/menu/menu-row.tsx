/** A dish as printed, with its price at the end of the dots; a tap puts it on the table or takes it away. */
import type { MenuDish } from '../../contract/restaurant.ts'
import { CheckIcon, PlusIcon } from '../shell/icons.tsx'
import { sayPrice } from '../words/money.ts'
import { quieten } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import './dots.css'
import './menu-row.css'

interface Props {
  dish: MenuDish
  chosen: boolean
  onToggle: () => void
}

export function MenuRow({ dish, chosen, onToggle }: Props) {
  const lang = useLang()
  return (
    <li className="menu-row">
      <button type="button" aria-pressed={chosen} onClick={onToggle}>
        <span className="menu-row-sign">{chosen ? <CheckIcon /> : <PlusIcon />}</span>
        <span className="menu-row-text">
          <span className="menu-row-line">
            <span className="menu-row-name">{quieten(dish.dish)}</span>
            <span className="dots" aria-hidden="true" />
            {dish.price && <span className="menu-row-price">{sayPrice(dish.price, lang)}</span>}
          </span>
          {dish.description !== '' && <span className="menu-row-more">{dish.description}</span>}
        </span>
      </button>
    </li>
  )
}
