/** Who sees which page of a house, what an event makes fresh, and what a failure asks of the page. */
import { describe, expect, test } from 'vitest'
import { GRANTS, HOUSE_ROLES } from '../../src/contract/roles.ts'
import { dependsOn, type House } from '../../src/web/api/house.ts'
import { passes, troubleOf } from '../../src/web/api/trouble.ts'
import { pagesOf, splitForThumb } from '../../src/web/house/navigation.ts'
import { readField } from '../../src/web/imports/import-fields.ts'
import { levelOf } from '../../src/web/insight/level.tsx'
import { matches } from '../../src/web/lists/matches.ts'

const houseOf = (role: (typeof HOUSE_ROLES)[number]): House => ({
  restaurant_id: 'r',
  slug: 'casa',
  name: 'Casa',
  role,
  permissions: [...GRANTS[role]],
  may: (permission) => GRANTS[role].includes(permission),
})

describe.each(HOUSE_ROLES)('%s', (role) => {
  const house = houseOf(role)
  test('sees only pages of its rights, and reaches all of them with the thumb', () => {
    const pages = pagesOf(house)
    expect(pages.every(({ needs }) => GRANTS[role].includes(needs))).toBe(true)
    const { first, others } = splitForThumb(house)
    expect(first.length).toBeGreaterThan(2)
    expect([...first, ...others].map(({ name }) => name).sort()).toEqual(pages.map(({ name }) => name).sort())
  })
})

test('an event makes fresh what depends on its topic, in its house', () => {
  const key = ['house', 'casa', '/list']
  expect(dependsOn(key, { topics: ['wine'] }, 'casa', ['wine'])).toBe(true)
  expect(dependsOn(key, { topics: ['wine'] }, 'otra', ['wine'])).toBe(false)
  expect(dependsOn(key, { topics: ['wine'] }, 'casa', ['dish'])).toBe(false)
  expect(dependsOn(key, undefined, 'casa', ['wine'])).toBe(false)
  expect(dependsOn(['me'], { topics: ['wine'] }, 'casa', ['wine'])).toBe(false)
})

test.each([
  [401, 'signed_out', false],
  [403, 'forbidden', false],
  [404, 'gone', false],
  [409, 'conflict', false],
  [412, 'conflict', false],
  [400, 'refused', false],
  [429, 'slow', true],
  [503, 'lost', true],
])('%i is %s', async (status, kind, comesBack) => {
  const trouble = await troubleOf(new Response('{"detail":"why"}', { status, headers: { 'retry-after': '3' } }))
  expect(trouble.kind).toBe(kind)
  expect(passes(trouble)).toBe(comesBack)
  expect(trouble.waitMs).toBe(3_000)
})

test('a search finds words in any order, without accents', () => {
  expect(matches('aji gallina', 'Ají de gallina', '')).toBe(true)
  expect(matches('riesling mosel', 'Dr. Loosen Riesling', 'Mosel')).toBe(true)
  expect(matches('malbec', 'Dr. Loosen Riesling')).toBe(false)
  expect(matches('', 'anything')).toBe(true)
})

test('a dish counts as covered from 0.60, and not a hair below', () => {
  expect(levelOf(0.6)).toBe('good')
  expect(levelOf(0.5999)).toBe('near')
  expect(levelOf(0.1)).toBe('bare')
  expect(levelOf(0.8)).toBe('excellent')
})

test('a cell of an import says what it changes, or what is wrong with it', () => {
  expect(readField('price_cents', 'S/ 38')).toEqual({ fields: { price_cents: 3_800 } })
  expect(readField('price_cents', '')).toEqual({ fields: { price_cents: null } })
  expect(readField('price_cents', 'caro')).toBe('money')
  expect(readField('stock', '1,5')).toBe('whole')
  expect(readField('dish', ' ')).toBe('empty')
  expect(readField('section', ' Fondos ')).toEqual({ fields: { section: 'Fondos' } })
})
