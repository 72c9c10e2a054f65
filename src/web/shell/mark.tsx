/** The sign of the house: a dish and a wine that embrace. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 36 28" width="36" height="28" aria-hidden="true" focusable="false">
      <path className="mark-dish" d="M13 3c6.500 0 10 5 10 11s-3.500 11-10 11S3 20 3 14 6.500 3 13 3Z" />
      <path className="mark-wine" d="M24 6c5.200 0 9 3.800 9 8.500S29.200 23 24 23s-9-3.800-9-8.500S18.800 6 24 6Z" />
    </svg>
  )
}
