/** The menu of the house. */
export function MenuPage() {
  return <main />
}
