/** The briefing in the order in which it is read out. */
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Lang } from '../../contract/requests.ts'
import { MenuSkeleton } from '../menu/menu-skeleton.tsx'
import '../shell/button.css'
import { sayList } from '../words/list.ts'
import { quieten, quietenName } from '../words/plain.ts'
import { useLang } from '../words/speech.tsx'
import './briefing-screen.css'
import { LanguagePair } from './language-choice.tsx'
import { dishInSentence } from './spoken.ts'
import { useBriefing } from './use-briefing.ts'
import { useService } from './use-service.ts'
import { useServiceWords } from './words.ts'

export function BriefingScreen() {
  const words = useServiceWords()
  const { before } = words
  const lang = useLang()
  const { slug } = useService()
  const [sayLang, setSayLang] = useState<Lang>(lang)
  const { briefing, isFromStore, isAsking } = useBriefing()
  const locale = lang === 'es' ? 'es-PE' : 'en-US'
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const since = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
  if (!briefing)
    return (
      <div className="briefing">
        <h1>{before.title}</h1>
        {isAsking ? <MenuSkeleton label={words.states.opening} /> : <p className="briefing-none">{before.missing}</p>}
      </div>
    )
  const date = quieten(day.format(new Date(`${briefing.day}T00:00:00Z`)))
  const dishes = [...briefing.new_dishes.map(({ dish }) => quieten(dish))]
  const wines = briefing.new_wines.map(({ wine }) => quietenName(wine))
  return (
    <div className="briefing">
      <header>
        <div>
          <h1>{before.title}</h1>
          <p>{isFromStore ? before.old(date) : date}</p>
        </div>
        <LanguagePair label={words.sayIn} lang={sayLang} onChoose={setSayLang} />
      </header>
      <Part title={before.dishes} tone="say" empty={before.none} isEmpty={briefing.dishes.length === 0}>
        {briefing.dishes.map((one) => (
          <li key={one.dish_id}>
            <Link to="/casa/$slug/servicio" params={{ slug }} search={{ plato: one.dish_id }}>
              <b>{quieten(one.dish)}</b>
              <q lang={sayLang}>{one.say[sayLang]}</q>
            </Link>
          </li>
        ))}
      </Part>
      <Part title={before.soldOut} tone="out" empty={before.nothingOut} isEmpty={briefing.sold_out.length === 0}>
        {briefing.sold_out.map((one) => (
          <li key={one.wine_id}>
            <b>{quietenName(one.wine)}</b>
            <span>{one.instead === null ? before.noInstead : before.instead(quietenName(one.instead))}</span>
          </li>
        ))}
      </Part>
      <Part title={before.open} tone="open" empty={before.nothingOpen} isEmpty={briefing.open_bottles.length === 0}>
        {briefing.open_bottles.map((one) => (
          <li key={one.wine_id}>
            <b>{quietenName(one.wine)}</b>
            <span>
              {before.openSince(since.format(new Date(one.open_at)))}
              {one.with.length > 0 && ` · ${before.with(sayList(one.with.map(dishInSentence), before.and))}`}
            </span>
          </li>
        ))}
      </Part>
      <Part
        title={before.newDishes}
        tone="new"
        empty={before.nothingNew}
        isEmpty={dishes.length === 0 && wines.length === 0}
      >
        {dishes.map((dish) => (
          <li key={dish}>
            <b>{dish}</b>
          </li>
        ))}
        {wines.length > 0 && (
          <li>
            <b>{before.newWines}</b>
            <span>{wines.join(' · ')}</span>
          </li>
        )}
      </Part>
      <Link className="button button-strong" to="/casa/$slug/servicio" params={{ slug }} search={{}}>
        {before.ready}
      </Link>
    </div>
  )
}

interface PartProps {
  title: string
  tone: 'say' | 'out' | 'open' | 'new'
  empty: string
  isEmpty: boolean
  children: ReactNode
}

function Part({ title, tone, empty, isEmpty, children }: PartProps) {
  return (
    <section className="briefing-part" data-tone={tone} aria-label={title}>
      <h2>{title}</h2>
      {isEmpty ? <p>{empty}</p> : <ul>{children}</ul>}
    </section>
  )
}
