/** Bring in a menu or a list. */
export function BringInPage() {
  return <main />
}
