/** Members, invitations, phones. */
export function TeamPage() {
  return <main />
}
