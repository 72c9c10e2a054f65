/** Home of the house, by role. */
export function HomePage() {
  return <main />
}
