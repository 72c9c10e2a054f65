/** What stands in front of the house: one card on slate. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import '../shell/app.css'
import { TopBar } from '../shell/top-bar.tsx'
import { usePageTitle } from '../words/speech.tsx'
import './door.css'

interface Props {
  title: string
  about?: ReactNode
  children: ReactNode
}

export function Door({ title, about, children }: Props) {
  usePageTitle(`${title} · Maridaje`)
  return (
    <div className="door slate">
      <header>
        <TopBar />
      </header>
      <main className="door-card">
        <h1>{title}</h1>
        {about && <p className="door-about">{about}</p>}
        {children}
      </main>
    </div>
  )
}

/** The other ways on, below the form. */
export function DoorWays({ children }: { children: ReactNode }) {
  return <div className="door-ways">{children}</div>
}

export function ToDemo({ label }: { label: string }) {
  return (
    <Link className="quiet-button" to="/">
      {label}
    </Link>
  )
}
