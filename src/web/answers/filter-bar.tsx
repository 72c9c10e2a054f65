/** What the guest insists on: colour, by the glass, highest price. */
import type { ListWine } from '../../contract/restaurant.ts'
import type { Colour } from '../../domain/vocabulary.ts'
import { CheckIcon, CloseIcon, GlassIcon } from '../shell/icons.tsx'
import { COLOURS, type Filters, NO_FILTERS } from '../state/filters.ts'
import { sayPrice } from '../words/money.ts'
import { useLang, useWords } from '../words/speech.tsx'
import './filter-bar.css'
import { ColourDrop } from '../wine/colour-drop.tsx'

/** Steps for a bottle, in whole units of the list's currency. */
const PRICES = [80, 120, 160, 220, 300] as const

interface Props {
  filters: Filters
  wines: readonly ListWine[]
  onChange: (part: Partial<Filters>) => void
}

export function FilterBar({ filters, wines, onChange }: Props) {
  const lang = useLang()
  const words = useWords().filters
  const currency = wines.find(({ price }) => price)?.price?.currency ?? 'PEN'
  const offered = COLOURS.filter(
    (colour) => wines.length === 0 || wines.some((wine) => wine.colour === colour) || filters.colours.includes(colour),
  )
  const toggle = (colour: Colour) => {
    const chosen = filters.colours.includes(colour)
    onChange({ colours: chosen ? filters.colours.filter((other) => other !== colour) : [...filters.colours, colour] })
  }
  const active = filters.colours.length > 0 || filters.byGlass || filters.maxPriceCents !== null
  return (
    <fieldset className="filter-bar">
      <legend className="unseen">{words.title}</legend>
      {offered.map((colour) => (
        <button
          key={colour}
          type="button"
          aria-pressed={filters.colours.includes(colour)}
          onClick={() => toggle(colour)}
        >
          {filters.colours.includes(colour) ? <CheckIcon /> : <ColourDrop colour={colour} />}
          {words.colour[colour]}
        </button>
      ))}
      <button type="button" aria-pressed={filters.byGlass} onClick={() => onChange({ byGlass: !filters.byGlass })}>
        {filters.byGlass ? <CheckIcon /> : <GlassIcon />}
        {words.glass}
      </button>
      <select
        aria-label={words.price}
        data-on={filters.maxPriceCents !== null}
        value={filters.maxPriceCents ?? ''}
        onChange={(event) => onChange({ maxPriceCents: event.target.value === '' ? null : Number(event.target.value) })}
      >
        <option value="">{words.anyPrice}</option>
        {PRICES.map((price) => (
          <option key={price} value={price * 100}>
            {words.upTo(sayPrice({ cents: price * 100, currency }, lang))}
          </option>
        ))}
      </select>
      {active && (
        <button
          type="button"
          className="filter-bar-clear"
          aria-label={words.clear}
          title={words.clear}
          onClick={() => onChange(NO_FILTERS)}
        >
          <CloseIcon />
        </button>
      )}
    </fieldset>
  )
}
