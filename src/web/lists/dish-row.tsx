/** A dish as it is printed, whether there is any today, and the way to change it. */
import type { HouseDish } from '../../contract/house/lists.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useSayWhen } from '../house/when.ts'
import { Said } from '../shell/said.tsx'
import { sayPrice } from '../words/money.ts'
import '../menu/dots.css'
import { quieten } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { SoldOutButton } from './sold-out-button.tsx'
import { useListsWords } from './words.ts'

/** A word that nobody knows is worth a look where it leaves the dish in doubt, not in every other description. */
const UNDERSTOOD_FROM = 0.6

export function DishRow({ dish, onEdit }: { dish: HouseDish; onEdit: () => void }) {
  const words = useListsWords()
  const lang = useLang()
  const sayWhen = useSayWhen()
  const { may } = useHouse()
  const turn = useHouseWrite(['dish', 'menu'])
  const name = quieten(dish.dish)
  const marks = [
    words.menu.kind[dish.kind] ?? '',
    dish.special_until === null ? '' : words.menu.specialUntil(sayWhen(dish.special_until)),
    dish.confidence >= UNDERSTOOD_FROM || dish.unknown.length === 0 ? '' : words.unknownWords(dish.unknown.join(', ')),
  ].filter((mark) => mark !== '')
  return (
    <div className="dish-row" data-sold-out={dish.is_sold_out}>
      <div>
        <p className="dish-row-line">
          <span className="dish-row-name">{name}</span>
          <span className="dots" aria-hidden="true" />
          {dish.price !== null && <span className="dish-row-price">{sayPrice(dish.price, lang)}</span>}
        </p>
        {(dish.description !== '' || marks.length > 0) && (
          <p className="dish-row-note">
            {dish.description} {marks.length > 0 && <strong>{marks.join(' · ')}</strong>}
          </p>
        )}
      </div>
      <div className="dish-row-ways">
        {may('lists.write') && (
          <button type="button" className="quiet-button" aria-label={words.editOf(name)} onClick={onEdit}>
            {words.edit}
          </button>
        )}
        {may('service.write') && (
          <SoldOutButton
            name={name}
            isSoldOut={dish.is_sold_out}
            isBusy={turn.isPending}
            onTurn={(is_sold_out) =>
              turn.mutate({ path: `/dishes/${dish.id}`, method: 'PATCH', body: { is_sold_out } })
            }
          />
        )}
      </div>
      <Said error={turn.error} />
    </div>
  )
}
