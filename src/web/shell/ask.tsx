/** "Are you sure?": what happens is named on the button. */
import type { ReactNode } from 'react'
import { useHouseWords } from '../house/words.ts'
import './button.css'
import { Dialog } from './dialog.tsx'

interface Props {
  question: string
  yes: string
  isOpen: boolean
  onYes: () => void
  onNo: () => void
  children?: ReactNode
}

export function Ask({ question, yes, isOpen, onYes, onNo, children }: Props) {
  const { state } = useHouseWords()
  return (
    <Dialog title={question} isOpen={isOpen} onClose={onNo}>
      {children}
      <div className="form-ends">
        <button type="button" className="button" onClick={onNo}>
          {state.cancel}
        </button>
        <button
          type="button"
          className="button button-strong"
          onClick={() => {
            onNo()
            onYes()
          }}
        >
          {yes}
        </button>
      </div>
    </Dialog>
  )
}
