/** One line to write on: a dish, or several lines of a menu. It answers while one types; Enter keeps the dish on the table. */
import { type KeyboardEvent, useId } from 'react'
import { CloseIcon, ReturnIcon } from '../shell/icons.tsx'
import type { Table } from '../state/table.ts'
import { useWords } from '../words/speech.tsx'
import './ask.css'
import { DishChips } from './dish-chips.tsx'

const MOST_ROWS = 6

export function Ask({ table, onGo }: { table: Table; onGo: (dish: string) => void }) {
  const { ask } = useWords()
  const id = useId()
  const { draft, kept } = table
  const keepOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    table.keepDraft()
  }
  return (
    <div className="ask">
      <h1>
        <label htmlFor={id}>{ask.question}</label>
      </h1>
      <div className="ask-line">
        <textarea
          id={id}
          rows={Math.min(MOST_ROWS, draft.split('\n').length)}
          maxLength={20_000}
          value={draft}
          placeholder={kept.length > 0 ? ask.more : ask.hint}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="done"
          onChange={(event) => table.type(event.target.value)}
          onKeyDown={keepOnEnter}
        />
        {draft !== '' && (
          <>
            <button type="button" aria-label={ask.clear} title={ask.clear} onClick={() => table.type('')}>
              <CloseIcon />
            </button>
            <button type="button" className="ask-keep" aria-label={ask.keep} title={ask.keep} onClick={table.keepDraft}>
              <ReturnIcon />
            </button>
          </>
        )}
      </div>
      <DishChips dishes={kept} onGo={onGo} onRemove={table.remove} onClear={table.clear} />
    </div>
  )
}
