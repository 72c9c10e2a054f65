/** One slip to the server, and how the queue should take the answer. */
import { requestOf, type Slip } from './slip.ts'

export type Outcome =
  | { kind: 'done' }
  /** nobody is signed in: nothing more can be sent until somebody is */
  | { kind: 'sign_in' }
  | { kind: 'later'; waitMs: number; isFault: boolean }
  | { kind: 'refused'; status: number; detail: string }

export type SendSlip = (slip: Slip) => Promise<Outcome>

const PATIENCE_MS = 15_000
const LOST_WAIT_MS = 10_000
const TIRED_WAIT_MS = 15_000

export async function sendSlip(slip: Slip): Promise<Outcome> {
  const { method, path, body } = requestOf(slip)
  try {
    const response = await fetch(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': slip.id },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return await outcomeOf(response)
  } catch {
    return { kind: 'later', waitMs: LOST_WAIT_MS, isFault: false }
  }
}

/** 409 with Retry-After: the same slip is still being worked on there. */
async function outcomeOf(response: Response): Promise<Outcome> {
  const { status } = response
  if (response.ok) return { kind: 'done' }
  if (status === 401) return { kind: 'sign_in' }
  const afterSeconds = Number(response.headers.get('retry-after'))
  const waitMs = afterSeconds > 0 ? afterSeconds * 1_000 : TIRED_WAIT_MS
  if (status === 408 || status === 429 || status >= 500) return { kind: 'later', waitMs, isFault: status === 500 }
  if (status === 409 && afterSeconds > 0) return { kind: 'later', waitMs, isFault: false }
  const problem: { detail?: string; title?: string } = await response.json().catch(() => ({}))
  return { kind: 'refused', status, detail: problem.detail ?? problem.title ?? '' }
}
