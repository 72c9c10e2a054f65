/** Every error the program raises on purpose: its code, HTTP status and exit status. docs/errors.md lists the same codes (a test compares). */

export const ERRORS = {
  usage: { status: 400, exit: 2, title: 'The request is not understood' },
  bad_input: { status: 400, exit: 1, title: 'The input has a wrong form' },
  unreadable_file: { status: 422, exit: 4, title: 'The file cannot be read' },
  unwritable_file: { status: 507, exit: 1, title: 'The file cannot be written' },
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

/** What the operating system refuses. */
interface Refusal {
  code: ErrorCode
  says: string
  hint: string
}

const FULL: Refusal = {
  code: 'unwritable_file',
  says: 'The disk is full',
  hint: 'Make room, then say the same again: what was finished before is kept.',
}
const MAY_NOT: Refusal = {
  code: 'unreadable_file',
  says: 'This may not be opened',
  hint: 'Look at who owns it and who may read and write it (ls -l).',
}
const IN_THE_WAY: Refusal = {
  code: 'unwritable_file',
  says: 'A file stands where a folder is needed',
  hint: 'Choose another name, or move the file away.',
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EROFS: { code: 'unwritable_file', says: 'This disk may only be read', hint: 'Choose a folder on another one.' },
  EACCES: MAY_NOT,
  EPERM: MAY_NOT,
  EEXIST: IN_THE_WAY,
  ENOTDIR: IN_THE_WAY,
  EISDIR: { code: 'unreadable_file', says: 'This is a folder, not a file', hint: 'Name a file in it.' },
  ENOENT: {
    code: 'unreadable_file',
    says: 'This is not there (any more)',
    hint: 'Does another run work in the same folder? Let it end, or choose another folder.',
  },
}

/** @returns null for what is no refusal of the system: a fault of ours */
export function systemFailure(error: unknown): MaridajeError | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null
  const refusal = REFUSALS[String(error.code)]
  if (!refusal) return null
  const file = 'dest' in error ? error.dest : 'path' in error ? error.path : undefined
  const place = typeof file === 'string' ? { file } : {}
  return new MaridajeError(refusal.code, refusal.says, { place, hint: refusal.hint, cause: error })
}

/** A file that could not be written, with the reason where the system gave one. */
export function unwritable(file: string, cause: unknown): MaridajeError {
  const reason = systemFailure(cause)
  const why = reason ? `: ${reason.message.charAt(0).toLowerCase()}${reason.message.slice(1)}` : ''
  return new MaridajeError('unwritable_file', `${file} cannot be written${why}`, {
    place: { file },
    hint: reason?.hint ?? '',
    cause,
  })
}
