/** One page: what will you eat, the menu, the wines. On a phone menu and wines take turns; on a wide screen they stand side by side. */
import { useMemo, useRef, useState } from 'react'
import type { DishInput } from '../../contract/requests.ts'
import type { MenuDish } from '../../contract/restaurant.ts'
import { Answers } from '../answers/answers.tsx'
import { sheetId } from '../answers/sheet-id.ts'
import { Ask } from '../ask/ask.tsx'
import { Menu } from '../menu/menu.tsx'
import { useFilters } from '../state/filters.ts'
import { useMenu, useRestaurant, useWines } from '../state/house.ts'
import { usePairing } from '../state/pairing.ts'
import { linesOf, useTable } from '../state/table.ts'
import { useLang, usePageTitle, useWords } from '../words/speech.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { SkipLinks } from './skip-links.tsx'
import { TopBar } from './top-bar.tsx'
import { TroubleBanner } from './trouble-banner.tsx'
import { Ways } from './ways.tsx'
import './app.css'

type View = 'menu' | 'answers'

export function App() {
  const lang = useLang()
  usePageTitle(useWords().page.title)
  const [view, setView] = useState<View>('menu')
  const { filters, change, constraints } = useFilters()
  const table = useTable()
  const menu = useMenu()
  const dishes = useMemo(
    () => table.dishes.map((dish) => asPrinted(dish, menu.dishes ?? [])),
    [table.dishes, menu.dishes],
  )
  const answers = usePairing({ dishes, lang, constraints })
  const restaurant = useRestaurant()
  const wines = useWines()
  const answersPlace = useRef<HTMLElement>(null)

  const type = (text: string) => {
    table.type(text)
    if (linesOf(text).length > 0) setView('answers')
    else if (table.kept.length === 0) setView('menu')
  }
  const show = (next: View) => {
    setView(next)
    // The page has to lay the other side out before it can be scrolled to.
    requestAnimationFrame(() => {
      scrollTo({ top: 0 })
      if (next === 'answers') answersPlace.current?.focus({ preventScroll: true })
    })
  }
  const goTo = (dish: string) => {
    setView('answers')
    requestAnimationFrame(() => {
      const sheet = document.getElementById(sheetId(dish))
      sheet?.scrollIntoView({ block: 'start' })
      sheet?.focus({ preventScroll: true })
    })
  }
  const start = (dish: string) => {
    table.add(dish)
    show('answers')
  }
  const clear = () => {
    table.clear()
    setView('menu')
  }
  const remove = (dish: string) => {
    table.remove(dish)
    if (table.dishes.length <= 1) setView('menu')
  }

  return (
    <>
      <SkipLinks onSee={show} />
      <header className="slate">
        <TopBar />
        <Ways />
        <Ask table={{ ...table, type, clear, remove }} onGo={goTo} />
      </header>
      <TroubleBanner
        trouble={answers.trouble}
        kept={answers.response !== null}
        asking={answers.asking}
        onRetry={answers.retry}
      />
      <main className="room" data-view={view}>
        <Menu restaurant={restaurant} menu={menu} table={table} onExample={start} />
        <Answers
          place={answersPlace}
          kept={table.kept}
          dishes={dishes}
          answers={answers}
          wines={wines}
          filters={filters}
          onFilter={change}
        />
      </main>
      <BottomBar view={view} dishes={table.dishes.length} onShow={show} />
    </>
  )
}

/** A dish of the menu is asked for with all the menu says about it. */
function asPrinted(dish: string, menu: readonly MenuDish[]): DishInput {
  const printed = menu.find((one) => one.dish === dish)
  if (!printed) return { dish }
  const { section, description } = printed
  return { dish, section, ...(description === '' ? {} : { description }) }
}
