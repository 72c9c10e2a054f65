/** The whole list by colour: what is sold out, which bottles are open. */
import { useDeferredValue, useMemo, useState } from 'react'
import { COLOURS } from '../../domain/vocabulary.ts'
import { find, findable } from './find.ts'
import { SearchBox } from './search-box.tsx'
import { useService } from './use-service.ts'
import { WineLine } from './wine-line.tsx'
import './wines-screen.css'
import { useServiceWords } from './words.ts'

const SHOWN = ['all', 'open', 'out'] as const
type Shown = (typeof SHOWN)[number]

export function WinesScreen() {
  const words = useServiceWords()
  const { bundle, seen } = useService()
  const [query, setQuery] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const wanted = useDeferredValue(query).trim()
  const names = useMemo(() => bundle.wines.map(({ name, grape }) => findable(`${name} ${grape}`)), [bundle])
  const places = wanted === '' ? [...bundle.wines.keys()] : find(wanted, names)
  const wines = places.filter(
    (wine) =>
      shown === 'all' || (shown === 'open' ? seen.isWineOpen(wine) && !seen.isWineOut(wine) : seen.isWineOut(wine)),
  )
  const groups =
    wanted === ''
      ? [...COLOURS, 'none' as const].map((colour) => ({
          colour,
          wines: wines.filter((wine) => (bundle.wines[wine]?.colour ?? 'none') === colour),
        }))
      : [{ colour: '' as const, wines }]
  const names3: Record<Shown, string> = {
    all: words.wines.all,
    open: words.wines.openOnly,
    out: words.wines.outOnly,
  }
  const nothing =
    wanted !== ''
      ? words.nothingFound(wanted)
      : { all: words.wines.empty, open: words.wines.noneOpen, out: words.wines.noneOut }[shown]
  return (
    <div className="wines-screen">
      <h1 className="unseen">{words.wines.title}</h1>
      <div className="wines-screen-top">
        <SearchBox value={query} onChange={setQuery} />
        <fieldset className="wines-screen-shown">
          <legend className="unseen">{words.wines.show}</legend>
          {SHOWN.map((one) => (
            <button key={one} type="button" aria-pressed={shown === one} onClick={() => setShown(one)}>
              {names3[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {wines.length === 0 && <p className="wines-screen-none">{nothing}</p>}
      {groups
        .filter((group) => group.wines.length > 0)
        .map((group) => (
          <section key={group.colour} aria-label={words.wines.colours[group.colour] ?? words.winesFound}>
            {group.colour !== '' && <h2>{words.wines.colours[group.colour]}</h2>}
            <ul>
              {group.wines.map((wine) => (
                <WineLine key={bundle.wines[wine]?.id} wine={wine} />
              ))}
            </ul>
          </section>
        ))}
    </div>
  )
}
