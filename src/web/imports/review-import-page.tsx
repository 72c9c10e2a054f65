/** What was read, line by line. */
export function ReviewImportPage() {
  return <main />
}
