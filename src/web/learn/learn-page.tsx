/** The principles of pairing. */
export function LearnPage() {
  return <main />
}
