/** Logged requests: JSON lines of `{dishes, wines?, at?}`. A line that is none is named with its number, not guessed. */
import { z } from 'zod'
import { LIMITS, PairingRequest } from '../../contract/requests.ts'

const LoggedRequest = z.object({
  dishes: PairingRequest.shape.dishes,
  /** without them, the list of the demo */
  wines: PairingRequest.shape.wines,
  at: z.string().max(40).optional(),
})
export type LoggedRequest = z.infer<typeof LoggedRequest> & { line: number }

export interface ReadRequests {
  requests: LoggedRequest[]
  problems: { line: number; message: string }[]
}

export function readRequests(text: string): ReadRequests {
  const requests: LoggedRequest[] = []
  const problems: ReadRequests['problems'] = []
  for (const [i, content] of text.split('\n').entries()) {
    if (content.trim() === '') continue
    const line = i + 1
    const read = LoggedRequest.safeParse(parsed(content))
    if (read.success) requests.push({ ...read.data, line })
    else problems.push({ line, message: messageOf(read.error) })
  }
  return { requests, problems }
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content)
  } catch {
    return null
  }
}

function messageOf(error: z.ZodError): string {
  const [issue] = error.issues
  const where = issue?.path.join('.') ?? ''
  return where === '' ? `is no {"dishes": […]} of at most ${LIMITS.dishes} dishes` : `${where}: ${issue?.message ?? ''}`
}
