/** Choose the house, or make one. */
export function HousesPage() {
  return <main />
}
