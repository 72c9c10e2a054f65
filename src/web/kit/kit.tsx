/** The shelves of the kit. */
import { Breakwater } from '../shell/breakwater.tsx'
import { TopBar } from '../shell/top-bar.tsx'
import { useRemembered } from '../state/remembered.ts'
import { SpeechProvider } from '../words/speech.tsx'
import './kit.css'
import { AskShelf } from './shelves/ask-shelf.tsx'
import { MenuShelf } from './shelves/menu-shelf.tsx'
import { SheetShelf } from './shelves/sheet-shelf.tsx'
import { TroubleShelf } from './shelves/trouble-shelf.tsx'
import { WineShelf } from './shelves/wine-shelf.tsx'

export function Kit() {
  const [lang, speak] = useRemembered('maridaje.lang', ['es', 'en'], 'es')
  return (
    <SpeechProvider lang={lang}>
      <header className="slate">
        <TopBar lang={lang} onSpeak={speak} />
      </header>
      <main className="kit">
        <h1>Kit</h1>
        <AskShelf />
        <TroubleShelf />
        <MenuShelf />
        <WineShelf lang={lang} />
        <SheetShelf lang={lang} />
        <Breakwater>
          <Broken />
        </Breakwater>
      </main>
    </SpeechProvider>
  )
}

function Broken(): never {
  throw new Error('the kit shows what a broken component leaves')
}
