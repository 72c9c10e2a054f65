/** The sign of the house: a dish and a wine that embrace. */
import './mark.css'

export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 36 28" width="36" height="28" aria-hidden="true" focusable="false">
      <path className="mark-dish" d="M13 3c6.5 0 10 5 10 11s-3.5 11-10 11S3 20 3 14 6.5 3 13 3Z" />
      <path className="mark-wine" d="M24 6c5.2 0 9 3.8 9 8.5S29.2 23 24 23s-9-3.8-9-8.5S18.8 6 24 6Z" />
    </svg>
  )
}
