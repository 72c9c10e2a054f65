/** Where a broken component stops the wave: a sentence and a way on instead of a white page. */
import { Component, type ReactNode } from 'react'
import { en } from '../words/en.ts'
import { es } from '../words/es.ts'
import './breakwater.css'

export class Breakwater extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    const { trouble } = document.documentElement.lang === 'en' ? en : es
    return (
      <div className="breakwater" role="alert">
        <p>{trouble.broken}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {trouble.reload}
        </button>
      </div>
    )
  }
}
