/** Moving a wine within the order of a dish, and what the house then pins. */

export function moveTo<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, place) => place !== from)
  const moved = items[from]
  return moved === undefined ? [...items] : [...rest.slice(0, to), moved, ...rest.slice(to)]
}

/**
 * The wines to pin so that the order stays as it was made: all down to the moved one, and those that were pinned before.
 * Below them the pairing itself decides, as it did.
 */
export function pinsAfter(order: readonly string[], to: number, pinned: ReadonlySet<string>): string[] {
  const lastPinned = order.findLastIndex((id) => pinned.has(id))
  return order.slice(0, Math.max(to, lastPinned) + 1)
}
