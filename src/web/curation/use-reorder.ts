/** Reordering by dragging a handle, or with the arrow keys on it. The list shows the order as it would be. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { moveTo } from './order.ts'

interface Reorder {
  /** positions of the items in the order to show */
  shown: readonly number[]
  /** the item under way */
  moving: number | null
  /** for the handle of the item that stands at this place */
  handle: (place: number) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void
    onPointerMove: (event: PointerEvent<HTMLElement>) => void
    onPointerUp: () => void
    onPointerCancel: () => void
    onKeyDown: (event: KeyboardEvent) => void
  }
}

/** @param rows the elements in the list, by place */
export function useReorder(
  count: number,
  rows: () => readonly HTMLElement[],
  onMove: (from: number, to: number) => void,
): Reorder {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  // Where the rows lay when the drag began: while it goes on they move.
  const middles = useRef<number[]>([])
  const all = Array.from({ length: count }, (_, place) => place)
  const end = () => {
    setDrag(null)
    if (drag && drag.from !== drag.to) onMove(drag.from, drag.to)
  }
  return {
    shown: drag ? moveTo(all, drag.from, drag.to) : all,
    moving: drag?.from ?? null,
    handle: (place) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        middles.current = rows().map((row) => {
          const { top, height } = row.getBoundingClientRect()
          return top + scrollY + height / 2
        })
        setDrag({ from: place, to: place })
      },
      onPointerMove: (event) => {
        if (!drag) return
        const y = event.clientY + scrollY
        const to = middles.current.filter((middle, other) => other !== drag.from && middle < y).length
        if (to !== drag.to) setDrag({ ...drag, to })
      },
      onPointerUp: end,
      onPointerCancel: () => setDrag(null),
      onKeyDown: (event) => {
        const to = event.key === 'ArrowUp' ? place - 1 : event.key === 'ArrowDown' ? place + 1 : null
        if (to === null || to < 0 || to >= count) return
        event.preventDefault()
        onMove(place, to)
      },
    }),
  }
}
