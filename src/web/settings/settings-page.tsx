/** Settings of the house. */
export function SettingsPage() {
  return <main />
}
