import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { neutraliseCell, revealCell } from '../../../src/sourcing/raw/formula-cells.ts'

test.each(['=1+1', '+51 999', '-5', '@SUM(A1)', '\tx', '\r=1', "'=1", "''+2", '＝1+1'])(
  '%j is no formula once written',
  (text) => {
    expect(neutraliseCell(text)).toMatch(/^'/)
    expect(revealCell(neutraliseCell(text))).toBe(text)
  },
)

test.each(['Ceviche', "D'Onofrio", "'Ndoli", '', '38', "l'été = beau"])('%j stays as it is', (text) => {
  expect(neutraliseCell(text)).toBe(text)
  expect(revealCell(text)).toBe(text)
})

test('any text comes back, and none begins like a formula', () => {
  const text = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom("'", "''", '', '=', '+', '-', '@', '\t', '\r'), fc.string())
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
      const csv = Papa.unparse([cells.map(neutraliseCell)])
      const [row = []] = Papa.parse<string[]>(csv, { delimiter: ',' }).data
      expect(cells.map(neutraliseCell).every((cell) => !/^[=+\-@\t\r]/.test(cell))).toBe(true)
      if (cells.some((cell) => cell !== '')) expect(row.map(revealCell)).toEqual(cells)
    }),
  )
})
