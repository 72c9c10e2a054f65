import fc from 'fast-check'
import { DOMParser } from 'linkedom'
import { expect, test } from 'vitest'
import { bars, heatMap, histogram, plot, shown } from '../../../src/modeling/report/charts.ts'
import { escaped, renderPage, table } from '../../../src/modeling/report/page.ts'

const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html')
const numbersOf = (html: string) =>
  [...html.matchAll(/ (?:x|y|x1|x2|y1|y2|cx|cy|width|height)="([^"]*)"/g)].map(([, value]) => Number(value))
const label = fc.string({ maxLength: 40 })
const share = fc.double({ min: 0, max: 1, noNaN: true })

test('whatever is drawn, every number of the picture is a number and every label is text', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ label, value: share }), { maxLength: 12 }), (rows) => {
      const picture = bars('bars', rows)
      expect(numbersOf(picture).every(Number.isFinite)).toBe(true)
      const root = parsed(picture)
      expect(root.querySelectorAll('rect')).toHaveLength(rows.length)
      expect(root.querySelectorAll('script, img, b')).toHaveLength(0)
    }),
  )
})

test('the longest bar belongs to the greatest value', () => {
  const widths = [
    ...bars('x', [
      { label: 'a', value: 1 },
      { label: 'b', value: 4 },
      { label: 'c', value: 2 },
    ]).matchAll(/<rect[^>]* width="([\d.]+)"/g),
  ].map(([, w]) => Number(w))
  expect(widths[1]! / widths[0]!).toBeCloseTo(4, 1)
  expect(widths[1]! / widths[2]!).toBeCloseTo(2, 1)
})

test('a histogram holds every value in one of its bins', () => {
  fc.assert(
    fc.property(fc.array(share, { minLength: 1, maxLength: 200 }), (values) => {
      const picture = histogram('x', values, 0, 1, 4)
      expect(numbersOf(picture).every(Number.isFinite)).toBe(true)
      expect(picture.match(/<rect/g)).toHaveLength(4)
    }),
  )
})

test('a heat map leaves empty what is unknown and names each cell', () => {
  const picture = heatMap('h', {
    rows: ['r'],
    columns: ['a', 'b', 'c'],
    value: (_, c) => [0.5, null, -0.2][c]!,
    label: () => 'x',
  })
  expect([...picture.matchAll(/<title>(.*?)<\/title>/g)].map(([, text]) => text)).toEqual([
    'r × a: 0.50',
    'r × c: -0.20',
  ])
})

test('a plot stays inside of its axes', () => {
  const picture = plot('p', {
    series: [
      [
        { x: 0, y: 0, lo: 0, hi: 0.2 },
        { x: 1, y: 1 },
      ],
    ],
    x: { from: 0, to: 1, label: 'x' },
    y: { from: 0, to: 1, label: 'y' },
    diagonal: true,
  })
  const dots = [...picture.matchAll(/<circle[^>]*cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ])
  expect(dots).toEqual([
    [54, 220],
    [368, 10],
  ])
  expect(picture).toContain('<polyline')
  expect(
    plot('p', {
      series: [[{ x: 0, y: 0 }]],
      x: { from: 0, to: 0, label: '' },
      y: { from: 0, to: 0, label: '' },
      dotsOnly: true,
    }),
  ).not.toMatch(/polyline|NaN/)
})

test.each([
  [Number.NaN, '–'],
  [12, '12'],
  [0.5, '0.50'],
  [0.0012, '0.0012'],
  [123.4, '123'],
  [1e9, '1.0e+9'],
])('%d is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text)
})

test('a page shows any text as text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const page = renderPage({
        title: text,
        lang: 'en',
        lead: text,
        sections: [{ title: text, note: text, body: table([text], [[text]]) }],
      })
      const root = parsed(page)
      expect(root.querySelectorAll('script, img, iframe')).toHaveLength(0)
      expect(root.querySelectorAll('section')).toHaveLength(1)
      expect(page).toContain(escaped(text))
    }),
  )
})
