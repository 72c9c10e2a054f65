/** The waiter's start screen. */
export function ServicePage() {
  return <main />
}
