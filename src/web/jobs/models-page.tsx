/** The models and their state. */
export function ModelsPage() {
  return <main />
}
