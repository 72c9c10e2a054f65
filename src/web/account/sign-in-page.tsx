/** Mail and password, or a way to get a new one. */
export function SignInPage() {
  return <main />
}
