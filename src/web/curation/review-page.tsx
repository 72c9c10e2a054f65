/** What the sommelier should look at. */
export function ReviewPage() {
  return <main />
}
