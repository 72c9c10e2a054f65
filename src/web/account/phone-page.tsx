/** Enrols the phone that opens it; the code stands behind the #. */
export function PhonePage() {
  return <main />
}
