/** Positions 0..size in the order of their codes, equal codes as they came: by insertion when few, by counting when many. */
const places = new Int32Array(257)

export function sortByCode(codes: Uint8Array, size: number, largest: number, order: Int32Array): void {
  if (size > 24) return countingSort(codes, size, largest, order)
  for (let i = 0; i < size; i++) {
    const code = codes[i]!
    let at = i
    while (at > 0 && codes[order[at - 1]!]! > code) {
      order[at] = order[at - 1]!
      at--
    }
    order[at] = i
  }
}

function countingSort(codes: Uint8Array, size: number, largest: number, order: Int32Array): void {
  places.fill(0, 0, largest + 2)
  for (let i = 0; i < size; i++) places[codes[i]! + 1]!++
  for (let code = 0; code <= largest; code++) places[code + 1]! += places[code]!
  for (let i = 0; i < size; i++) order[places[codes[i]!]!++] = i
}
