/** Coverage, gaps, redundant bottles. */
export function CoveragePage() {
  return <main />
}
