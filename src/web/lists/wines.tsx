/** The list under its search: on the desk a table that is edited in place, on the phone rows that open. */
import { useMemo, useState } from 'react'
import type { HouseWine } from '../../contract/house/lists.ts'
import { useHouse } from '../api/house.ts'
import { useIsWide } from '../state/wide.ts'
import { ColourDrop } from '../wine/colour-drop.tsx'
import '../shell/filter-chips.css'
import './lists.css'
import { matches } from './matches.ts'
import { SearchField } from './search-field.tsx'
import { WineDialog } from './wine-dialog.tsx'
import { isIncomplete } from './wine-facts.ts'
import { WineRow } from './wine-row.tsx'
import './wines.css'
import { useListsWords } from './words.ts'

/** Where four cells stand beside a name. */
const TABLE_PX = 1180

type View = 'all' | 'onlySoldOut' | 'onlyGlass' | 'onlyOpen' | 'onlyAsking'
const VIEWS: readonly View[] = ['all', 'onlySoldOut', 'onlyGlass', 'onlyOpen', 'onlyAsking']
const IS_IN: Readonly<Record<View, (wine: HouseWine) => boolean>> = {
  all: () => true,
  onlySoldOut: ({ is_sold_out, stock }) => is_sold_out || stock === 0,
  onlyGlass: ({ glass_price }) => glass_price !== null,
  onlyOpen: ({ open_at }) => open_at !== null,
  onlyAsking: isIncomplete,
}
const COLOURS = ['white', 'rose', 'orange', 'red'] as const
type Colour = (typeof COLOURS)[number]

export function Wines({ wines }: { wines: readonly HouseWine[] }) {
  const words = useListsWords()
  const { may } = useHouse()
  const isWide = useIsWide(TABLE_PX)
  const [search, setSearch] = useState('')
  const [view, setView] = useState<View>('all')
  const [colour, setColour] = useState<Colour | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const found = useMemo(
    () =>
      wines.filter(
        (wine) =>
          IS_IN[view](wine) &&
          (colour === null || wine.colour === colour) &&
          matches(search, wine.name, wine.producer, wine.grape, wine.region, wine.vintage, wine.sku ?? ''),
      ),
    [wines, search, view, colour],
  )
  const open = wines.find(({ id }) => id === openId)
  const isTable = isWide && may('lists.write')
  const hasMoney = may('money.read')
  return (
    <>
      <div className="wines-filters">
        <SearchField value={search} onSearch={setSearch} />
        <fieldset className="filter-chips">
          <legend className="unseen">{words.wines.filter}</legend>
          {COLOURS.filter((one) => wines.some((wine) => wine.colour === one)).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={colour === one}
              onClick={() => setColour(colour === one ? null : one)}
            >
              <ColourDrop colour={one} /> {words.wines.colour[one]}
            </button>
          ))}
          {VIEWS.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              {words.wines[one]}
            </button>
          ))}
        </fieldset>
      </div>
      <p role="status" className="lists-none">
        {found.length === 0 && words.nothingFound}
      </p>
      <div className="wines" data-table={isTable} data-money={hasMoney}>
        {isTable && (
          <div className="wines-head" aria-hidden="true">
            <span>{words.wines.name}</span>
            <span>{words.wines.price}</span>
            <span>{words.wines.glass}</span>
            {hasMoney && <span>{words.wines.cost}</span>}
            <span>{words.wines.stock}</span>
          </div>
        )}
        <ul className="rows">
          {found.map((wine) => (
            <li key={wine.id}>
              <WineRow wine={wine} isTable={isTable} onEdit={() => setOpenId(wine.id)} />
            </li>
          ))}
        </ul>
      </div>
      {open && <WineDialog key={open.id} wine={open} onClose={() => setOpenId(null)} />}
    </>
  )
}
