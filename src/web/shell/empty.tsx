/** Nothing here yet: what would be here, and the next step. */
import type { ReactNode } from 'react'
import './empty.css'

interface Props {
  title: string
  text: string
  /** what to do about it */
  children?: ReactNode
}

export function Empty({ title, text, children }: Props) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {children && <div className="empty-ways">{children}</div>}
    </div>
  )
}
