/** Every failure of a question to the server is a `Trouble` that says how the page should react. */

/**
 * `lost`: no server, ask again · `slow`: too many questions, wait · `signed_out`: sign in first · `forbidden`: not with
 * this role · `conflict`: somebody else changed it in between · `gone`: there is no such thing · `refused`: what was
 * sent is wrong, the message says why.
 */
export type TroubleKind = 'lost' | 'slow' | 'refused' | 'signed_out' | 'forbidden' | 'conflict' | 'gone'

export class Trouble extends Error {
  readonly kind: TroubleKind
  /** how long to wait before asking again */
  readonly waitMs: number
  /** what to do about it, where the server says so */
  readonly hint: string
  constructor(kind: TroubleKind, detail: string, waitMs: number, hint = '') {
    super(detail)
    this.kind = kind
    this.waitMs = waitMs
    this.hint = hint
  }
}

const LOST_WAIT_MS = 5_000
const SLOW_WAIT_MS = 10_000

const BY_STATUS: Readonly<Record<number, TroubleKind>> = {
  401: 'signed_out',
  403: 'forbidden',
  404: 'gone',
  409: 'conflict',
  410: 'gone',
  412: 'conflict',
  429: 'slow',
}

export function lostTrouble(): Trouble {
  return new Trouble('lost', '', LOST_WAIT_MS)
}

export async function troubleOf(response: Response): Promise<Trouble> {
  const afterSeconds = Number(response.headers.get('retry-after'))
  const waitMs = afterSeconds > 0 ? afterSeconds * 1_000 : SLOW_WAIT_MS
  if (response.status >= 502) return new Trouble('lost', '', afterSeconds > 0 ? waitMs : LOST_WAIT_MS)
  // Problems of our own carry `detail`, those of the account library `message`.
  const problem: { detail?: string; message?: string; hint?: string } = await response.json().catch(() => ({}))
  const kind = BY_STATUS[response.status] ?? 'refused'
  return new Trouble(kind, problem.detail ?? problem.message ?? '', waitMs, problem.hint)
}

/** Whether it may be well again by itself. */
export function passes({ kind }: Trouble): boolean {
  return kind === 'lost' || kind === 'slow'
}
