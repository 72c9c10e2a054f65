/** The dishes on the table: picked or kept ones as chips, and what is being typed. */
import { useMemo, useState } from 'react'
import { useDebounced } from './debounced.ts'

const TYPING_PAUSE_MS = 180
const SHORTEST = 3
const MOST_DISHES = 200

export interface Table {
  kept: readonly string[]
  draft: string
  /** what the wines are asked for, no dish twice */
  dishes: readonly string[]
  type: (text: string) => void
  keepDraft: () => void
  add: (dish: string) => void
  toggle: (dish: string) => void
  remove: (dish: string) => void
  clear: () => void
}

export function useTable(): Table {
  const [kept, setKept] = useState<readonly string[]>([])
  const [draft, setDraft] = useState('')
  const settled = useDebounced(draft, TYPING_PAUSE_MS)
  // An emptied or kept draft counts at once; only typing waits.
  const asked = draft.trim() === '' ? '' : settled
  const dishes = useMemo(() => unique([...kept, ...linesOf(asked)]).slice(0, MOST_DISHES), [kept, asked])
  return {
    kept,
    draft,
    dishes,
    type: setDraft,
    keepDraft: () => {
      setKept(unique([...kept, ...linesOf(draft)]))
      setDraft('')
    },
    add: (dish) => setKept(unique([...kept, dish])),
    toggle: (dish) => setKept(kept.includes(dish) ? kept.filter((other) => other !== dish) : [...kept, dish]),
    remove: (dish) => setKept(kept.filter((other) => other !== dish)),
    clear: () => {
      setKept([])
      setDraft('')
    },
  }
}

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST)
}

function unique(dishes: readonly string[]): string[] {
  return [...new Set(dishes)]
}
