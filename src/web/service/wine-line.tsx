/** A wine of the list with its two states, each one press away: sold out, and a bottle open. */
import { CheckIcon } from '../shell/icons.tsx'
import { quietenName } from '../words/plain.ts'
import { useService } from './use-service.ts'
import { useSoldOut } from './use-sold-out.ts'
import { WineDropOf } from './wine-drop-of.tsx'
import './wine-line.css'
import { WinePrices } from './wine-prices.tsx'
import { useServiceWords } from './words.ts'

export function WineLine({ wine: index }: { wine: number }) {
  const { stock, soldOut } = useServiceWords()
  const { bundle, seen, act } = useService()
  const setSoldOut = useSoldOut()
  const wine = bundle.wines[index]
  if (!wine) return null
  const name = quietenName(wine.name)
  const isOut = seen.isWineOut(index)
  const isOpen = seen.isWineOpen(index)
  const turnOpen = () => {
    const body = { wine_id: wine.id, wine: wine.name }
    act([{ type: 'open_bottle', body: { ...body, is_open: !isOpen } }], (isOpen ? stock.closed : stock.opened)(name), {
      way: 'reverse',
      acts: [{ type: 'open_bottle', body: { ...body, is_open: isOpen } }],
    })
  }
  return (
    <li className="wine-line" data-out={isOut}>
      <div className="wine-line-text">
        <p className="wine-line-name">
          <WineDropOf colour={wine.colour} /> <span>{name}</span>
        </p>
        <p className="wine-line-prices">
          {isOut && <b>{soldOut} · </b>}
          <WinePrices wine={index} />
        </p>
      </div>
      <div className="wine-line-ways">
        {!isOut && (
          <button type="button" aria-pressed={isOpen} aria-label={stock.openLabel(name)} onClick={turnOpen}>
            {isOpen && <CheckIcon />}
            {stock.open}
          </button>
        )}
        <button
          type="button"
          data-tone={isOut ? 'back' : 'out'}
          aria-label={(isOut ? stock.backLabel : stock.outLabel)(name)}
          onClick={() => setSoldOut(index, !isOut)}
        >
          {isOut ? stock.back : stock.out}
        </button>
      </div>
    </li>
  )
}
