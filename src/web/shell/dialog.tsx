/** A question or a form in front of the page: from below on the phone, in the middle on the desk. */
import { type ReactNode, useEffect } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useHouseWords } from '../house/words.ts'
import './dialog.css'
import { CloseIcon } from './icons.tsx'

interface Props {
  title: string
  isOpen: boolean
  onClose: () => void
  /** room for a table or two columns */
  isWide?: boolean
  children: ReactNode
}

export function Dialog({ title, isOpen, onClose, isWide = false, children }: Props) {
  const { state } = useHouseWords()
  useEscape(isOpen, onClose)
  return (
    <ModalOverlay
      className="dialog-shade"
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className="dialog" data-wide={isWide}>
        <AriaDialog className="dialog-body">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <button
              type="button"
              className="icon-button"
              aria-label={state.close}
              title={state.close}
              onClick={onClose}
            >
              <CloseIcon />
            </button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** Also where the field that had the cursor is gone, and with it the key's way through the dialog. */
function useEscape(isOpen: boolean, onClose: () => void): void {
  useEffect(() => {
    if (!isOpen) return
    const press = ({ key, defaultPrevented }: KeyboardEvent) => {
      if (key === 'Escape' && !defaultPrevented) onClose()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOpen, onClose])
}
