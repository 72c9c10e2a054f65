/** The first account, behind the one-time link of the first start. */
export function SetupPage() {
  return <main />
}
