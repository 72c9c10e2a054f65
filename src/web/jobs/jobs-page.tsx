/** What runs in the background. */
export function JobsPage() {
  return <main />
}
