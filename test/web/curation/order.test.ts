/** What a moved wine pins: the order stays as it was made, and no more is pinned than that needs. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { moveTo, pinsAfter } from '../../../src/web/curation/order.ts'

test('moving keeps all wines, and puts the moved one where it was put', () => {
  expect(moveTo(['a', 'b', 'c', 'd'], 2, 0)).toEqual(['c', 'a', 'b', 'd'])
  expect(moveTo(['a', 'b', 'c', 'd'], 0, 3)).toEqual(['b', 'c', 'd', 'a'])
  expect(moveTo(['a'], 4, 0)).toEqual(['a'])
})

test('all down to the moved one are pinned, and those that were', () => {
  expect(pinsAfter(['c', 'a', 'b', 'd'], 0, new Set())).toEqual(['c'])
  expect(pinsAfter(['a', 'c', 'b', 'd'], 1, new Set())).toEqual(['a', 'c'])
  expect(pinsAfter(['c', 'a', 'b', 'd'], 0, new Set(['a', 'b']))).toEqual(['c', 'a', 'b'])
})

test('pins before the rest by score give back the order that was made', () => {
  const wines = ['a', 'b', 'c', 'd', 'e', 'f']
  const place = fc.nat(wines.length - 1)
  fc.assert(
    fc.property(place, place, fc.nat(3), (from, to, pinnedCount) => {
      const pinned = wines.slice(0, pinnedCount)
      const made = moveTo(wines, from, to)
      const pins = pinsAfter(made, to, new Set(pinned))
      const shown = [...pins, ...wines.filter((wine) => !pins.includes(wine))]
      expect(shown.slice(0, to + 1)).toEqual(made.slice(0, to + 1))
      expect(new Set(shown).size).toBe(wines.length)
    }),
  )
})
