/** A wine of the list: what it is, what it costs, how much is left, and the two taps of the evening: sold out, open. */
import type { HouseWine, WineChange } from '../../contract/house/lists.ts'
import { useHouse, useHouseWrite } from '../api/house.ts'
import { useSayWhen } from '../house/when.ts'
import '../shell/form.css'
import { Said } from '../shell/said.tsx'
import { StateMark } from '../shell/state-mark.tsx'
import { ColourDrop } from '../wine/colour-drop.tsx'
import { sayPrice } from '../words/money.ts'
import { quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import { SoldOutButton } from './sold-out-button.tsx'
import { WineCells } from './wine-cells.tsx'
import { factsOf, isIncomplete } from './wine-facts.ts'
import { useListsWords } from './words.ts'

interface Props {
  wine: HouseWine
  /** prices and stock are edited in place */
  isTable: boolean
  onEdit: () => void
}

export function WineRow({ wine, isTable, onEdit }: Props) {
  const words = useListsWords()
  const { may } = useHouse()
  const change = useHouseWrite(['wine'])
  const name = quietenName(wine.name)
  const turn = (body: WineChange) => change.mutate({ path: `/list/${wine.id}`, method: 'PATCH', body })
  return (
    <div className="house-wine" data-sold-out={wine.is_sold_out}>
      <div className="house-wine-text">
        <p className="house-wine-name">{name}</p>
        <p className="house-wine-facts">
          {wine.colour !== null && <ColourDrop colour={wine.colour} />}
          {factsOf(wine)}
        </p>
        <WineState wine={wine} isTable={isTable} />
      </div>
      {isTable && <WineCells wine={wine} />}
      <div className="house-wine-ways">
        {may('lists.write') && (
          <button type="button" className="quiet-button" aria-label={words.editOf(name)} onClick={onEdit}>
            {words.edit}
          </button>
        )}
        {may('service.write') && (
          <>
            <button
              type="button"
              className="quiet-button house-wine-open"
              aria-pressed={wine.open_at !== null}
              aria-label={`${words.wines.open}: ${name}`}
              onClick={() => turn({ is_open: wine.open_at === null })}
            >
              {words.wines.open}
            </button>
            <SoldOutButton
              name={name}
              isSoldOut={wine.is_sold_out}
              isBusy={change.isPending}
              onTurn={(is_sold_out) => turn({ is_sold_out })}
            />
          </>
        )}
      </div>
      <Said error={change.error} />
    </div>
  )
}

/** What is said of it beside its name: on the phone also what the cells say on the desk. */
function WineState({ wine, isTable }: { wine: HouseWine; isTable: boolean }) {
  const { wines: words, unknownWords } = useListsWords()
  const lang = useLang()
  const sayWhen = useSayWhen()
  const { price, glass_price: glass, stock } = wine
  const money = [
    price === null ? words.noPrice : words.bottleOf(sayPrice(price, lang)),
    glass === null ? '' : words.glassOf(sayPrice(glass, lang)),
    stock === null ? '' : words.stockOf(stock),
  ].filter((part) => part !== '')
  return (
    <div className="house-wine-state">
      {!isTable && <p className="house-wine-money">{money.join(' · ')}</p>}
      {wine.open_at !== null && <StateMark tone="well">{words.isOpen(sayWhen(wine.open_at))}</StateMark>}
      {isIncomplete(wine) && (
        <StateMark tone="asks">
          {wine.unknown.length > 0 ? unknownWords(wine.unknown.join(', ')) : words.asks}
        </StateMark>
      )}
    </div>
  )
}
