/** What was chosen, per cover and week. */
export function SalesPage() {
  return <main />
}
