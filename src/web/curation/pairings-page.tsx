/** The pairings of the whole menu. */
export function PairingsPage() {
  return <main />
}
