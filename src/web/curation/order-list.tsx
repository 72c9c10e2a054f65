/** The wines of a dish in the order of the house: moved by hand, opened to decide and to see why. */
import { useEffect, useRef, useState } from 'react'
import type { Curation, HousePairing } from '../../contract/house/curation.ts'
import type { Recommendation } from '../../contract/results.ts'
import { quietenName } from '../words/plain.ts'
import { moveTo, pinsAfter } from './order.ts'
import './order-list.css'
import { OrderRow } from './order-row.tsx'
import type { Decisions } from './use-decisions.ts'
import { useReorder } from './use-reorder.ts'
import { useCurationWords } from './words.ts'

interface Props {
  pairing: HousePairing
  /** of this dish */
  decided: readonly Curation[]
  decisions: Decisions
}

export function OrderList({ pairing, decided, decisions }: Props) {
  const { dish: words } = useCurationWords()
  const list = useRef<HTMLOListElement>(null)
  const [opened, setOpened] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  // As it was just made, until the server's own order is here.
  const [made, setMade] = useState<readonly string[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer, or a failure, ends what was only hoped for
  useEffect(() => setMade(null), [pairing, decisions.error])
  const wines = inOrder(pairing.result.recommendations, made)
  const decisionOn = (wineId: string | undefined) => decided.find((one) => one.wine_id === wineId) ?? null
  const move = (from: number, to: number) => {
    const ids = wines.map(({ wine_id }) => wine_id ?? '')
    const pinned = wines.flatMap(({ wine_id, house }) => (house === 'pin' && wine_id ? [wine_id] : []))
    const order = moveTo(ids, from, to)
    const pins = pinsAfter(order, to, new Set(pinned)).filter((id) => id !== '')
    setMade(order)
    decisions.order(pairing.dish_id, pins, pinned, words.said.order)
    setSaid(words.moved(quietenName(wines[from]?.wine ?? ''), to + 1))
    requestAnimationFrame(() => rows()[to]?.querySelector<HTMLElement>('.order-handle')?.focus())
  }
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])]
  const reorder = useReorder(wines.length, rows, move)
  return (
    <>
      <p className="order-about">{words.orderAbout}</p>
      <p className="unseen" role="status">
        {said}
      </p>
      <ol className="order-list" ref={list}>
        {reorder.shown.map((place, rank) => {
          const wine = wines[place]
          return (
            wine && (
              <OrderRow
                key={wine.wine_id ?? wine.row}
                pairing={pairing}
                wine={wine}
                rank={rank}
                count={wines.length}
                decision={decisionOn(wine.wine_id)}
                isMoving={reorder.moving === place}
                isOpen={opened === wine.row}
                handle={reorder.handle(place)}
                decisions={decisions}
                onMove={(to) => move(place, to)}
                onToggle={() => setOpened(opened === wine.row ? null : wine.row)}
              />
            )
          )
        })}
      </ol>
    </>
  )
}

function inOrder(wines: readonly Recommendation[], made: readonly string[] | null): readonly Recommendation[] {
  if (!made) return wines
  const placed = made.flatMap((id) => wines.find(({ wine_id }) => wine_id === id) ?? [])
  return placed.length === wines.length ? placed : wines
}
