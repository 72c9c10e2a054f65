/** Printed digits to an amount: `1.145,84`, `1,478`, `12.900`, `11..50`, `12,5`. */

/** Null where the digits are no amount that a menu or shop prints. */
export function amountOf(printed: string): number | null {
  const digits = printed
    .replace(/\s/g, '')
    .replace(/([.,'])[.,']+/g, '$1')
    .replace(/[.,]-?$/, '')
  if (!/^\d/.test(digits)) return null
  const signs = digits.replace(/\d/g, '')
  const last = signs.at(-1)
  if (last === undefined) return finite(digits)
  const tail = digits.slice(digits.lastIndexOf(last) + 1)
  const isMixed = new Set(signs).size > 1
  // "1.145,84": of two signs the last parts the cents. "12.900" has three figures after its only sign: thousands.
  const hasCents = isMixed ? tail.length <= 2 : signs.length === 1 && tail.length <= 2
  if (!hasCents && tail.length !== 3) return null
  const whole = hasCents ? digits.slice(0, digits.lastIndexOf(last)) : digits
  return finite(`${whole.replace(/[.,']/g, '')}${hasCents ? `.${tail}` : ''}`)
}

function finite(text: string): number | null {
  const value = Number(text)
  return Number.isFinite(value) && value < 100_000_000 ? value : null
}
