/** "Uva: Malbec", "Bodega" ":" "Viña Serena": parts of an item that name what they say. */
import { type FieldRole, plays } from './field-names.ts'
import type { PageCell } from './printed-cells.ts'

export interface Labels {
  values: ReadonlyMap<FieldRole, string>
  /** parts that are labels or what they label */
  used: ReadonlySet<PageCell>
}

const ROLES: readonly FieldRole[] = [
  'grape',
  'vintage',
  'producer',
  'region',
  'country',
  'abv',
  'size',
  'type',
  'goesWith',
  'rating',
  'sku',
  'stock',
]

export function readLabels(parts: readonly PageCell[]): Labels {
  const values = new Map<FieldRole, string>()
  const used = new Set<PageCell>()
  for (const [i, part] of parts.entries()) {
    const match = /^(\p{L}[\p{L} .]{1,24}?)\s*:\s*(.*)$/u.exec(part.text)
    const role = match ? ROLES.find((one) => plays(match[1] ?? '', one)) : undefined
    if (!match || role === undefined || part.heading > 0) continue
    const next = parts[i + 1]
    const own = (match[2] ?? '').trim()
    const value = own !== '' ? own : next && next.line === part.line ? next.text : ''
    used.add(part)
    if (value === '') continue
    if (own === '' && next) used.add(next)
    if (!values.has(role)) values.set(role, value)
  }
  return { values, used }
}
