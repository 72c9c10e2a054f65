/** Flavors of dish and wine side by side. */
export function ExplorePage() {
  return <main />
}
