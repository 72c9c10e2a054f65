import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import { replay } from '../../../src/modeling/replay/replay.ts'
import { type LoggedRequest, readRequests } from '../../../src/modeling/replay/requests.ts'
import type { PairingModel } from '../../../src/pairing/model.ts'
import { engine } from '../../engine.ts'

const wines = ['Malbec Mendoza', 'Sauvignon Blanc Casablanca', 'Riesling Kabinett', 'Oporto Tawny', 'Cava Brut'].map(
  (name) => ({ name }),
)
const requests: LoggedRequest[] = [
  { line: 1, at: '2026-03-06T20:00:00Z', dishes: ['ceviche de pescado', 'lomo saltado', 'Inca Kola'] },
  { line: 3, dishes: ['seco de cordero'], wines: [{ name: 'Tannat Canelones' }, { name: 'Chablis' }] },
  { line: 4, dishes: ['ceviche de pescado'], wines: [{ name: 'Cerveza Pilsen' }] },
]
const { model } = engine
/** Knows nothing but what is popular. */
const popular: PairingModel = {
  ...model,
  version: 'popular',
  weights: { prior: 3, rules: 0, evidence: 0, twin: 0 },
  learned: null,
}

test('the model beside itself changes nothing', () => {
  const found = replay(engine, model, requests, wines, 1)
  expect(found).toMatchObject({ requests: 3, n: 3, skipped: 2, moves: [] })
  expect(found.firstChanged.value).toBe(0)
  expect(found.sharedOfThree.value).toBe(1)
  expect(found.scoreChange).toEqual({ value: 0, lo: 0, hi: 0 })
  expect(found.differences.map(({ regret }) => regret)).toEqual([0, 0, 0])
})

test('another model is compared dish by dish, with the engine’s own scores', () => {
  const found = replay(engine, popular, requests, wines, 1)
  expect(found.firstChanged.value).toBeGreaterThan(0)
  const lomo = found.differences.find(({ dish }) => dish === 'lomo saltado')!
  const { recommendations } = engine.pair('lomo saltado', engine.readList(wines), { top: 3, lang: 'es' })
  expect(lomo.released).toEqual(
    recommendations.map(({ wine, style_class: styleClass, score }) => ({
      wine,
      styleClass,
      score: expect.closeTo(score, 3),
    })),
  )
  // Without rules and evidence every dish is told the same.
  const firsts = found.differences.filter(({ line }) => line === 1).map(({ candidate }) => candidate[0]!.wine)
  expect(new Set(firsts).size).toBe(1)
  expect(found.moves.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(found.n)
  expect(Object.values(found.byCuisine).reduce((sum, { n }) => sum + n, 0)).toBe(found.n)
  for (const { regret, shared, candidate } of found.differences) {
    expect(regret).toBeGreaterThanOrEqual(0)
    expect(shared).toBeLessThanOrEqual(candidate.length)
  }
})

test('changed dishes come first, those the candidate minds most before the others', () => {
  const { differences } = replay(engine, popular, requests, wines, 1)
  const keys = differences.map(({ isFirstChanged, regret }) => Number(isFirstChanged) * 10 + regret)
  expect(keys).toEqual(keys.toSorted((a, b) => b - a))
})

test('a line that is no request is named with its number', () => {
  const { requests: read, problems } = readRequests(
    [
      '{"dishes":["ají de gallina"]}',
      '',
      'nonsense',
      '{"dishes":[]}',
      '{"dishes":["a"],"wines":[{"nombre":"b"}]}',
    ].join('\n'),
  )
  expect(read).toEqual([{ line: 1, dishes: ['ají de gallina'] }])
  expect(problems.map(({ line }) => line)).toEqual([3, 4, 5])
  expect(problems[0]!.message).toMatch(/is no \{"dishes"/)
  expect(problems[2]!.message).toMatch(/^wines\.0\.name/)
})

test('any text is read without a failure: every line is a request or a problem', () => {
  const line = fc.oneof(fc.string(), fc.json(), fc.constant('{"dishes":["x"]}'))
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n')
      const { requests: read, problems } = readRequests(text)
      expect(read.length + problems.length).toBe(text.split('\n').filter((one) => one.trim() !== '').length)
    }),
  )
})

test('the requests of the demo can be read, every one', () => {
  const { requests: read, problems } = readRequests(readFileSync(join(ROOT, 'data', 'demo', 'requests.jsonl'), 'utf8'))
  expect(problems).toEqual([])
  expect(read.length).toBeGreaterThan(20)
  expect(read.every(({ at }) => at !== undefined && !Number.isNaN(Date.parse(at)))).toBe(true)
  expect(readFileSync(join(ROOT, 'data', 'demo', 'README.md'), 'utf8')).toContain(`${read.length} requests`)
})
