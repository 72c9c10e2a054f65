/** What a cell of text says: nothing, a number, a day, a list, words. */

const NOTHING = new Set(['', 'na', 'n/a', 'nan', 'null', '-', '--', '?', '#n/a'])

export function isMissing(cell: string): boolean {
  return NOTHING.has(cell.toLowerCase())
}

/** `13.5`, `13,5`, `1e-3`, `14 %`, `S/ 1,250.00`; NaN for anything else. */
export function numberOf(cell: string): number {
  const bare = cell.replace(/^(?:S\/\.?|US\$|\$|€)\s*/, '').replace(/\s*%$/, '')
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(bare)) return Number(bare)
  if (/^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare)) return Number(bare.replaceAll(',', ''))
  if (/^[-+]?\d+,\d+$/.test(bare)) return Number(bare.replace(',', '.'))
  return Number.NaN
}

/** Days since 1970, of `2024-03-09`, `2024-03-09 18:30`, `9/3/2024` (day first, unless that cannot be); else NaN. */
export function dayOf(cell: string): number {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?.*)?$/.exec(cell)
  if (iso) {
    const [, year, month, day, hour = '0', minute = '0'] = iso
    return daysFrom(Number(year), Number(month), Number(day)) + Number(hour) / 24 + Number(minute) / 1_440
  }
  const local = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(cell)
  if (!local) return Number.NaN
  const [first, second, year] = [Number(local[1]), Number(local[2]), Number(local[3])]
  return second > 12 ? daysFrom(year, first, second) : daysFrom(year, second, first)
}

function daysFrom(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > 31) return Number.NaN
  return Date.UTC(year, month - 1, day) / 86_400_000
}

/** Items of `['Malbec', "Côt"]`, `[2019, 2020]` or `a|b|c`; null when the cell is no list. */
export function listOf(cell: string): string[] | null {
  if (cell.startsWith('[') && cell.endsWith(']')) {
    const items = cell.slice(1, -1).match(/'(?:[^'\\]|\\.)*'(?=\s*(?:,|$))|"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []
    return items.map((item) => item.trim().replace(/^(['"])(.*)\1$/, '$2')).filter((item) => item !== '')
  }
  if (!cell.includes('|')) return null
  return cell
    .split('|')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** Words and pairs of neighbours, without case and accents. */
export function wordsOf(cell: string): string[] {
  const words = cell
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{2,}/gu)
  if (!words) return []
  return [...words, ...words.slice(1).map((word, i) => `${words[i]} ${word}`)]
}
