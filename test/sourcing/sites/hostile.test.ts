/** Pages made to hang or to break a reader: each ends, with what there is to read or with nothing. */
import { expect, test } from 'vitest'
import { openPage } from '../../../src/sourcing/sites/page.ts'
import { readPage } from '../../../src/sourcing/sites/read-page.ts'
import { toolsOf } from '../../../src/sourcing/sites/tools.ts'
import { knowledge } from '../../engine.ts'

const tools = toolsOf(knowledge)
const OPTIONS = { kind: null, fetchedAt: '2026-03-01T10:00:00.000Z', sha256: 'a'.repeat(64) }
const read = (text: string, name = 'x.html') => readPage(openPage(Buffer.from(text), name), OPTIONS, tools)
const nested = (value: string, depth: number) => `${'['.repeat(depth)}${value}${']'.repeat(depth)}`

test.each([
  ['tags that never close', `<html><body>${'<br'.repeat(200_000)}`],
  ['a cell of a million letters', `<html><body><p>${'a'.repeat(1_000_000)} S/ 38</p></body></html>`],
  ['comments that never close', `<html><body>${'<!-- '.repeat(200_000)}`],
  ['attributes without end', `<html><body><div ${'class="price" '.repeat(50_000)}>S/ 3</div></body></html>`],
])('%s', (_, text) => {
  expect(read(text).records.length).toBeLessThanOrEqual(1)
})

test('things that point at one another', () => {
  const graph = Array.from({ length: 40 }, (_, i) => ({
    '@id': `#${i}`,
    '@type': 'MenuSection',
    name: `S${i}`,
    hasMenuSection: Array.from({ length: 40 }, (__, k) => ({ '@id': `#${k}` })),
  }))
  const text = `<html><body><script type="application/ld+json">${JSON.stringify({ '@context': 'https://schema.org', '@graph': graph })}</script></body></html>`
  expect(read(text).records).toEqual([])
})

test('data deeper than any list', () => {
  expect(read(`{"data": ${nested('{"name": "Lomo", "price": 38}', 50_000)}}`, 'x.json').records).toEqual([])
})

test('many prices in one paragraph, many paragraphs in one page', () => {
  const { records } = read(
    `<html lang="es"><body><ul>${'<li>Lomo saltado <b>S/ 38</b></li>'.repeat(3_000)}</ul><p>${'S/ 1 '.repeat(20_000)}</p></body></html>`,
  )
  expect(records.length).toBeGreaterThan(0)
})

test('a hundred thousand boxes in one another are refused before they are parsed', () => {
  expect(() => read(`<html><body>${'<div itemscope class="item">'.repeat(100_000)}Lomo S/ 38`)).toThrow(/nests more/)
})

test('boxes that a careless author left open are a page still', () => {
  const { records } = read(
    `<html lang="es"><body>${'<div class="item"><h3>Lomo</h3><b class="price">S/ 38</b>'.repeat(300)}</body></html>`,
  )
  expect(records.length).toBeGreaterThan(0)
})
