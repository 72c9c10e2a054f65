/** "a, b y c"; Spanish y turns into e before an i sound. */
export function sayList(items: readonly string[], and: string): string {
  const last = items.at(-1)
  if (last === undefined) return ''
  if (items.length === 1) return last
  const joint = and === 'y' && /^h?i(?!e)/i.test(last) ? 'e' : and
  return `${items.slice(0, -1).join(', ')} ${joint} ${last}`
}
