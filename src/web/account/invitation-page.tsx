/** Joining a house by invitation. */
export function InvitationPage() {
  return <main />
}
