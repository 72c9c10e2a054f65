/** The frame of the pages for enthusiasts: the bar, the way between them, the page. */
import { type ReactNode, useRef } from 'react'
import '../shell/app.css'
import { PageHead } from '../shell/page-head.tsx'
import '../shell/skip-links.css'
import { TopBar } from '../shell/top-bar.tsx'
import { Ways } from '../shell/ways.tsx'
import './learn-frame.css'
import { useLearnWords } from './words.ts'

interface Props {
  title: string
  about: string
  children: ReactNode
}

export function LearnFrame({ title, about, children }: Props) {
  const { toContent } = useLearnWords()
  const place = useRef<HTMLElement>(null)
  return (
    <>
      <nav className="skip-links" aria-label={toContent}>
        <button type="button" onClick={() => place.current?.focus()}>
          {toContent}
        </button>
      </nav>
      <header className="slate">
        <TopBar />
        <Ways />
      </header>
      <main ref={place} className="learn" tabIndex={-1}>
        <PageHead title={title} about={about} />
        {children}
      </main>
    </>
  )
}
