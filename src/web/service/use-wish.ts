/** The guest's own words against the wines that are there, for one dish. */
import { useDeferredValue, useMemo } from 'react'
import { wishedWinesOf } from '../../pairing/planners/from-bundle.ts'
import { isWish, readWish } from '../../pairing/planners/guest-words.ts'
import { findNearest, type WishPart } from '../../pairing/planners/nearest.ts'
import { useService } from './use-service.ts'

export interface WishSeen {
  /** places of the wines, nearest first; null: nothing was asked, or nothing understood */
  order: number[] | null
  understood: readonly string[]
  relaxed: readonly WishPart[]
  isUnknown: boolean
  /** the answer without alcohol, and no wine */
  withoutAlcohol: boolean
}

const NOTHING: WishSeen = { order: null, understood: [], relaxed: [], isUnknown: false, withoutAlcohol: false }

export function useWish(said: string, dish: number): WishSeen {
  const { bundle, matrix, seen } = useService()
  const text = useDeferredValue(said).trim()
  return useMemo(() => {
    if (text === '') return NOTHING
    const wish = readWish(text, bundle.guest_words)
    if (!isWish(wish)) return { ...NOTHING, isUnknown: true }
    if (wish.withoutAlcohol) return { ...NOTHING, understood: wish.understood, withoutAlcohol: true }
    const wines = wishedWinesOf(bundle).map((wine, index) => ({ ...wine, isOut: seen.isWineOut(index) }))
    const width = bundle.wines.length
    const { order, relaxed } = findNearest(wish, wines, matrix.scores.subarray(dish * width, (dish + 1) * width))
    return { ...NOTHING, order, understood: wish.understood, relaxed }
  }, [text, dish, bundle, matrix, seen])
}
