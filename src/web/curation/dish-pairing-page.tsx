/** The pairings of a dish, as the house decides them. */
export function DishPairingPage() {
  return <main />
}
