/** Pictures as SVG of 380 units' width: readable on a phone at its full width, and beside one another on a screen. */
import { escaped, type Html } from './page.ts'

const WIDTH = 380

export interface Bar {
  label: string
  value: number
  /** written behind the bar instead of the value */
  note?: string
}

export function bars(name: string, rows: readonly Bar[]): Html {
  const left = Math.min(170, 12 + 6.2 * Math.max(...rows.map(({ label }) => label.length), 0))
  const most = Math.max(1e-12, ...rows.map(({ value }) => value))
  const room = WIDTH - left - 52
  const drawn = rows.map(({ label, value, note }, i) => {
    const y = i * 18
    const length = Math.max(0, (value / most) * room)
    return [
      text(left - 6, y + 12, shortened(label, left), { anchor: 'end' }),
      `<rect class="bar" x="${left}" y="${y + 3}" width="${round(length)}" height="12" rx="1.5"/>`,
      text(left + length + 5, y + 12, note ?? shown(value), { soft: true }),
    ].join('')
  })
  return svg(name, rows.length * 18 + 4, drawn)
}

/** A small picture of how numbers lie between two ends. */
export function histogram(name: string, values: readonly number[], from: number, to: number, bins = 16): Html {
  const counts = new Array<number>(bins).fill(0)
  const span = to > from ? to - from : 1
  for (const value of values) counts[Math.min(bins - 1, Math.max(0, Math.floor(((value - from) / span) * bins)))]!++
  const most = Math.max(1, ...counts)
  const width = 152
  const drawn = counts.map((count, i) => {
    const height = (count / most) * 56
    return `<rect class="bar" x="${round((i * width) / bins + 0.5)}" y="${round(60 - height)}" width="${round(width / bins - 1)}" height="${round(height)}"/>`
  })
  const ends = [text(0, 72, shown(from), { soft: true }), text(width, 72, shown(to), { anchor: 'end', soft: true })]
  const line = `<line class="rule" x1="0" x2="${width}" y1="60" y2="60"/>`
  return svg(name, 76, [...drawn, line, ...ends], width)
}

export interface HeatMap {
  rows: readonly string[]
  columns: readonly string[]
  /** 0..1, or -1..1; null stays empty */
  value(row: number, column: number): number | null
  /** what is written in the cell; nothing when left out */
  label?(row: number, column: number): string
}

export function heatMap(name: string, { rows, columns, value, label }: HeatMap): Html {
  const longest = Math.max(...columns.map(({ length }) => length), 0)
  const left = Math.min(152, 14 + 6.6 * Math.max(...rows.map(({ length }) => length), 0))
  const top = Math.min(110, 10 + 5 * longest)
  // The last name leans out to the right.
  const size = Math.min(34, (WIDTH - left - Math.min(70, 3.6 * longest)) / columns.length)
  const height = Math.max(16, Math.min(size, 24))
  const heads = columns.map((column, c) => {
    const x = left + (c + 0.6) * size
    return `<text x="${round(x)}" y="${top - 5}" transform="rotate(-50 ${round(x)} ${top - 5})">${escaped(column)}</text>`
  })
  const cells = rows.flatMap((row, r) => {
    const y = top + r * height
    const own = columns.map((column, c) => {
      const found = value(r, c)
      if (found === null || Number.isNaN(found)) return ''
      const share = Math.min(1, Math.abs(found))
      const colour = found < 0 ? 'var(--second)' : 'var(--accent)'
      const x = left + c * size
      const written = label?.(r, c) ?? ''
      const ink = share > 0.55 ? 'var(--paper)' : 'var(--ink)'
      return [
        `<rect x="${round(x)}" y="${round(y)}" width="${round(size - 1)}" height="${round(height - 1)}" style="fill:color-mix(in oklab,${colour} ${Math.round(100 * share)}%,var(--paper))"><title>${escaped(`${row} × ${column}: ${shown(found)}`)}</title></rect>`,
        written === ''
          ? ''
          : `<text x="${round(x + size / 2)}" y="${round(y + height / 2 + 3)}" text-anchor="middle" style="fill:${ink};font-size:9px">${escaped(written)}</text>`,
      ].join('')
    })
    return [text(left - 6, y + height / 2 + 4, shortened(row, left), { anchor: 'end' }), ...own]
  })
  return svg(name, top + rows.length * height + 4, [...heads, ...cells])
}

export interface Point {
  x: number
  y: number
  /** an interval around y */
  lo?: number
  hi?: number
}

export interface Plot {
  /** one or two, named in the caption */
  series: readonly (readonly Point[])[]
  x: { from: number; to: number; label: string }
  y: { from: number; to: number; label: string }
  /** the line where x and y are equal */
  diagonal?: true
  /** points that follow no order are not joined */
  dotsOnly?: true
}

export function plot(name: string, { series, x, y, diagonal, dotsOnly }: Plot): Html {
  const [left, right, top, bottom] = [54, WIDTH - 12, 10, 220]
  const atX = (value: number) => left + ((value - x.from) / (x.to - x.from || 1)) * (right - left)
  const atY = (value: number) => bottom - ((value - y.from) / (y.to - y.from || 1)) * (bottom - top)
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  const grid = ticks.flatMap((share) => {
    const v = y.from + share * (y.to - y.from)
    const h = x.from + share * (x.to - x.from)
    return [
      `<line class="rule" x1="${left}" x2="${right}" y1="${round(atY(v))}" y2="${round(atY(v))}"/>`,
      text(left - 6, atY(v) + 4, shown(v), { anchor: 'end', soft: true }),
      text(atX(h), bottom + 16, shown(h), { anchor: 'middle', soft: true }),
    ]
  })
  const drawn = series.flatMap((points, i) => {
    const path = points.map((point) => `${round(atX(point.x))},${round(atY(point.y))}`).join(' ')
    const whiskers = points.flatMap((point) =>
      point.lo === undefined || point.hi === undefined
        ? []
        : [
            `<line class="${i === 0 ? 'path' : 'path2'}" style="opacity:.45" x1="${round(atX(point.x))}" x2="${round(atX(point.x))}" y1="${round(atY(point.lo))}" y2="${round(atY(point.hi))}"/>`,
          ],
    )
    const dots = points.map(
      (point) =>
        `<circle class="${i === 0 ? 'bar' : 'second'}" cx="${round(atX(point.x))}" cy="${round(atY(point.y))}" r="3.5"/>`,
    )
    const line = dotsOnly ? '' : `<polyline class="${i === 0 ? 'path' : 'path2'}" points="${path}"/>`
    return [...whiskers, line, ...dots]
  })
  const equal = diagonal
    ? `<line class="dash" x1="${round(atX(x.from))}" y1="${round(atY(x.from))}" x2="${round(atX(x.to))}" y2="${round(atY(x.to))}"/>`
    : ''
  const labels = [
    text((left + right) / 2, bottom + 32, x.label, { anchor: 'middle' }),
    `<text x="11" y="${(top + bottom) / 2}" transform="rotate(-90 11 ${(top + bottom) / 2})" text-anchor="middle">${escaped(y.label)}</text>`,
  ]
  return svg(name, 258, [...grid, equal, ...drawn, ...labels])
}

/** As many digits as a reader wants. */
export function shown(value: number): string {
  if (Number.isNaN(value)) return '–'
  if (Number.isInteger(value)) return Math.abs(value) < 1e6 ? String(value) : value.toExponential(1)
  const size = Math.abs(value)
  if (size >= 1e6 || size < 1e-4) return value.toExponential(1)
  return size >= 100
    ? value.toFixed(0)
    : size >= 10
      ? value.toFixed(1)
      : size >= 0.01
        ? value.toFixed(2)
        : value.toFixed(4)
}

function svg(name: string, height: number, parts: readonly string[], width = WIDTH): Html {
  return `<svg viewBox="0 0 ${width} ${Math.ceil(height)}" role="img" aria-label="${escaped(name)}">${parts.join('')}</svg>`
}

function text(x: number, y: number, content: string, { anchor = 'start', soft = false } = {}): string {
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${soft ? ' class="soft"' : ''}>${escaped(content)}</text>`
}

function shortened(label: string, room: number): string {
  const most = Math.max(4, Math.floor((room - 8) / 6.2))
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
