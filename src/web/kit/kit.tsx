/** The shelves of the kit. */
import { Breakwater } from '../shell/breakwater.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { Speech, useLang } from '../words/speech.tsx'
import './kit.css'
import { AskShelf } from './shelves/ask-shelf.tsx'
import { HouseShelf } from './shelves/house-shelf.tsx'
import { MenuShelf } from './shelves/menu-shelf.tsx'
import { ServiceShelf } from './shelves/service-shelf.tsx'
import { SheetShelf } from './shelves/sheet-shelf.tsx'
import { TroubleShelf } from './shelves/trouble-shelf.tsx'
import { WineShelf } from './shelves/wine-shelf.tsx'

export function Kit() {
  return (
    <Speech>
      <Shelves />
    </Speech>
  )
}

function Shelves() {
  const lang = useLang()
  return (
    <>
      <header className="slate">
        <TopBar />
      </header>
      <main className="kit">
        <h1>Kit</h1>
        <AskShelf />
        <TroubleShelf />
        <MenuShelf />
        <HouseShelf />
        <WineShelf lang={lang} />
        <SheetShelf lang={lang} />
        <ServiceShelf />
        <Breakwater>
          <Broken />
        </Breakwater>
      </main>
    </>
  )
}

function Broken(): never {
  throw new Error('the kit shows what a broken component leaves')
}
