/** The wines of the house. */
export function WinesPage() {
  return <main />
}
