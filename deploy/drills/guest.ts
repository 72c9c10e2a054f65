/** Somebody at a browser or a phone: keeps his cookies, sends every write with its own key, and asks again when the server says "later". */
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuidv7 } from 'uuid'

export interface Answer<T = Record<string, unknown>> {
  status: number
  body: T
}

const TRIES = 40
const BETWEEN_TRIES_MS = 500

export class Guest {
  readonly name: string
  private readonly base: string
  private cookies = new Map<string, string>()
  /** how often somebody had to ask again */
  askedAgain = 0

  constructor(base: string, name: string) {
    this.base = base
    this.name = name
  }

  /** Like `send`; throws unless it is a success. */
  async need<T = Record<string, unknown>>(method: string, path: string, payload?: unknown): Promise<T> {
    const { status, body } = await this.send<T>(method, path, payload)
    if (status >= 400)
      throw new Error(`${this.name}: ${method} ${path}: ${status} ${JSON.stringify(body).slice(0, 300)}`)
    return body
  }

  async send<T = Record<string, unknown>>(
    method: string,
    path: string,
    payload?: unknown,
    key = uuidv7(),
  ): Promise<Answer<T>> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.once<T>(method, path, payload, key)
      if (answer && ![502, 503].includes(answer.status)) return answer
      if (attempt === TRIES) throw new Error(`${this.name}: ${method} ${path}: no answer after ${TRIES} tries`)
      this.askedAgain++
      await sleep(BETWEEN_TRIES_MS)
    }
  }

  private async once<T>(method: string, path: string, payload: unknown, key: string): Promise<Answer<T> | null> {
    const headers: Record<string, string> = {
      origin: this.base,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    }
    if (payload !== undefined) headers['content-type'] = 'application/json'
    if (method !== 'GET') headers['idempotency-key'] = key
    const where = path.startsWith('/api/') || path.startsWith('/r/') ? path : `/api/v1${path}`
    const answer = await fetch(this.base + where, {
      method,
      headers,
      redirect: 'manual',
      ...(payload !== undefined && { body: JSON.stringify(payload) }),
    }).catch(() => null)
    if (!answer) return null
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await answer.text().catch(() => '')
    const isJson = (answer.headers.get('content-type') ?? '').includes('json')
    return { status: answer.status, body: (isJson && text ? JSON.parse(text) : { text }) as T }
  }
}
