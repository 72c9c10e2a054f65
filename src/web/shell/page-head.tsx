/** The name of the page and what can be done on it. */
import type { ReactNode } from 'react'
import { usePageTitle } from '../words/speech.tsx'
import './button.css'
import './form.css'
import './page-head.css'
import './rows.css'

interface Props {
  title: string
  /** a sentence under it */
  about?: ReactNode
  /** buttons at its side */
  children?: ReactNode
}

export function PageHead({ title, about, children }: Props) {
  usePageTitle(`${title} · Maridaje`)
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        {about && <p>{about}</p>}
      </div>
      {children && <div className="page-head-ways">{children}</div>}
    </header>
  )
}
