/** Whoever changes what he read may say which state that was; a use case asks within its transaction, with the row locked. */

/** A counter of the row, or when it was last changed. */
export type Revision = number | string | Date

/** Throws `precondition_failed` where the caller meant another state. null: it is not there (yet). */
export type RequireMatch = (revision: Revision | null) => void
