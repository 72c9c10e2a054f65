/**
 * What was offered: answers that stood open long enough to be said aloud. Written down once when the dish is left, so
 * that the house can see how often an offer is taken.
 */
import { useEffect, useRef } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { Bundle } from '../../contract/house/planning.ts'
import type { Offer } from '../offline/slip.ts'
import type { Answer } from './answers.ts'
import type { Session } from './session.ts'

/** As long as a sentence takes. */
const SAID_MS = 4_000

export function useOffered(session: Session, bundle: Bundle, dish: number, opened: Answer | null): void {
  const offers = useRef(new Map<number, Offer>())
  const wine = opened?.wine ?? null
  const { rank = 1, score = 0 } = opened ?? {}
  useEffect(() => {
    const wineId = wine === null ? undefined : bundle.wines[wine]?.id
    if (wine === null || wineId === undefined) return
    const timer = setTimeout(() => {
      if (offers.current.has(wine)) return
      offers.current.set(wine, { id: uuidv7(), wine_id: wineId, rank, score, at: new Date().toISOString() })
    }, SAID_MS)
    return () => clearTimeout(timer)
  }, [bundle, wine, rank, score])

  const leave = useRef(() => {})
  leave.current = () => {
    const left = bundle.dishes[dish]
    const said = [...offers.current.values()]
    offers.current.clear()
    if (!left || said.length === 0) return
    void session.queue.add({ type: 'offered', body: { dish: left.id, dish_name: left.dish, offers: said } })
  }
  useEffect(() => () => leave.current(), [])
}
