/** Before service. */
export function BriefingPage() {
  return <main />
}
