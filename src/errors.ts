/** Every error the program raises on purpose: its code, HTTP status and exit status. docs/errors.md lists the same codes (a test compares). */

export const ERRORS = {
  usage: { status: 400, exit: 2, title: 'The request is not understood' },
  bad_input: { status: 400, exit: 1, title: 'The input has a wrong form' },
  unreadable_file: { status: 422, exit: 4, title: 'The file cannot be read' },
  too_large: { status: 413, exit: 4, title: 'The input is too large' },
  unauthenticated: { status: 401, exit: 1, title: 'Nobody is signed in' },
  forbidden: { status: 403, exit: 1, title: 'This role may not do that' },
  not_found: { status: 404, exit: 1, title: 'There is no such thing' },
  method_not_allowed: { status: 405, exit: 1, title: 'This address does not take this method' },
  conflict: { status: 409, exit: 1, title: 'It was changed or made meanwhile' },
  precondition_failed: { status: 412, exit: 1, title: 'It is no longer as it was read' },
  rate_limited: { status: 429, exit: 1, title: 'Too many requests' },
  locked_out: { status: 429, exit: 1, title: 'Too many wrong tries' },
  unsupported_media_type: { status: 415, exit: 1, title: 'The body is not JSON' },
  bad_knowledge: { status: 500, exit: 1, title: 'A knowledge file is wrong' },
  bad_model: { status: 500, exit: 1, title: 'A model cannot be used' },
  bad_configuration: { status: 500, exit: 2, title: 'The configuration is wrong' },
  gate_failed: { status: 409, exit: 3, title: 'A quality gate failed' },
  database_unavailable: { status: 503, exit: 1, title: 'The database cannot be reached' },
  port_taken: { status: 500, exit: 1, title: 'The port is in use' },
  internal: { status: 500, exit: 1, title: 'Something failed that should not' },
} as const

export type ErrorCode = keyof typeof ERRORS

/** Where in the input the trouble is. */
export interface ErrorPlace {
  file?: string
  row?: number
  field?: string
}

/** The message says what is wrong; `hint` says what to do. */
export class MaridajeError extends Error {
  readonly code: ErrorCode
  readonly place: ErrorPlace
  readonly hint: string
  /** when it is worth trying again, where that is known */
  readonly retryAfterS: number | null

  constructor(
    code: ErrorCode,
    message: string,
    details: { place?: ErrorPlace; hint?: string; retryAfterS?: number; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause })
    this.name = 'MaridajeError'
    this.code = code
    this.place = details.place ?? {}
    this.hint = details.hint ?? ''
    this.retryAfterS = details.retryAfterS ?? null
  }
}
