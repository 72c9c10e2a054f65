/** One suite over all connectors: each has fixtures in its true shape, and keeps what every connector promises. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SourcedRecord } from '../../../src/contract/records.ts'
import { CONNECTORS, connectorFor } from '../../../src/sourcing/sites/catalogue.ts'
import { openPage } from '../../../src/sourcing/sites/page.ts'
import { readPage } from '../../../src/sourcing/sites/read-page.ts'
import { toolsOf } from '../../../src/sourcing/sites/tools.ts'
import { knowledge } from '../../engine.ts'
import { FIXTURES, shown } from './fixtures.ts'

const tools = toolsOf(knowledge)
const OPTIONS = { kind: null, fetchedAt: '2026-03-01T10:00:00.000Z', sha256: 'a'.repeat(64) }

describe.each(FIXTURES)('$name', (fixture) => {
  const page = openPage(fixture.bytes, fixture.name, fixture.url)
  const reading = readPage(page, OPTIONS, tools)

  test('is read by its connector', () => {
    expect(reading.connector?.id).toBe(fixture.connector)
  })

  test('gives what a careful reader transcribes', () => {
    const read = reading.records.map((record, i) => shown(record, Object.keys(fixture.records[i] ?? { name: '' })))
    expect(read).toEqual(fixture.records)
  })

  test('gives valid records with places and ids of their own', () => {
    for (const record of reading.records) expect(SourcedRecord.parse(record).position.path).not.toBe('')
    expect(new Set(reading.records.map(({ record_id: id }) => id)).size).toBe(reading.records.length)
  })

  test('is read the same again', () => {
    expect(readPage(openPage(fixture.bytes, fixture.name, fixture.url), OPTIONS, tools)).toEqual(reading)
  })
})

describe.each(CONNECTORS)('$id', (connector) => {
  test('has a fixture and a stable id', () => {
    expect(connector.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(FIXTURES.map((fixture) => fixture.connector)).toContain(connector.id)
  })

  test('survives any data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const page = openPage(Buffer.from(JSON.stringify({ products: [value], data: value })), 'x.json')
        if (connector.matches(page)) connector.read(page, tools)
        connector.next(page)
      }),
      { numRuns: 60, seed: 4 },
    )
  })

  test('survives any page', () => {
    const tag = fc.constantFrom('div', 'p', 'span', 'h2', 'table', 'tr', 'td', 'li', 'script', 'b')
    const piece = fc.oneof(
      fc.string(),
      fc.tuple(tag, fc.string()).map(([name, text]) => `<${name} class="price item">${text} S/ 12</${name}>`),
      tag.map((name) => `</${name}>`),
      tag.map((name) => `<${name} itemscope itemprop="name" itemtype="x">`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const page = openPage(
          Buffer.from(`<html><body>${pieces.join('')}</body></html>`),
          'x.html',
          new URL(`https://shop.example/${connector.id}`),
        )
        if (connector.matches(page)) connector.read(page, tools)
        connector.next(page)
      }),
      { numRuns: 60, seed: 5 },
    )
  })

  test('says why it is off, where it is', () => {
    if (connector.policy.access === 'open') return
    expect(connector.policy.why.length).toBeGreaterThan(20)
    if (connector.policy.access === 'key') expect(connector.policy.why).toContain(connector.policy.env)
  })
})

test.each([
  ['https://www.allmenus.com/ny/new-york/1-x/menu/', 'allmenus', 'open'],
  ['https://www.vivino.com/search/wines?q=malbec', 'vivino', 'saved_only'],
  ['https://www.guildsomm.com/learn', 'guildsomm', 'key'],
  ['https://www.winespectator.com/wine/search', 'wine-spectator', 'key'],
  ['https://www.rappi.com.pe/restaurantes/1', 'rappi', 'saved_only'],
  ['https://www.ubereats.com/pe/store/x', 'uber-eats', 'saved_only'],
])('%s belongs to %s', (address, id, access) => {
  const connector = connectorFor(new URL(address))
  expect(connector?.id).toBe(id)
  expect(connector?.policy.access).toBe(access)
})

test('a name that only ends like a site is another site', () => {
  expect(connectorFor(new URL('https://notvivino.com/'))).toBeNull()
  expect(connectorFor(new URL('https://vivino.com.evil.example/'))).toBeNull()
})

test('a shop address becomes a search of its catalogue, page by page', () => {
  const [start] =
    connectorFor(new URL('https://www.wong.pe/vinos/tintos'))?.start(new URL('https://www.wong.pe/vinos/tintos')) ?? []
  expect(start?.href).toBe('https://www.wong.pe/api/catalog_system/pub/products/search/vinos/tintos?_from=0&_to=49')
})
