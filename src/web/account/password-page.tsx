/** Ask for a new password, and set it. */
export function PasswordPage() {
  return <main />
}
