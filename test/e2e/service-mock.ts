/** A house in service without the engine: the routes that the waiter's phone uses, each write counted by its key. */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { FeedbackRequest } from '../../src/contract/house/feedback.ts'
import { DishChange, WineChange } from '../../src/contract/house/lists.ts'
import { Me, PinSignIn } from '../../src/contract/house/people.ts'
import { Briefing, Bundle } from '../../src/contract/house/planning.ts'
import { GRANTS } from '../../src/contract/roles.ts'
import { RESTAURANT } from '../../src/web/kit/house.ts'
import { kitBriefing, kitBundle } from '../../src/web/kit/service.ts'

export const SLUG = 'la-mesa'
export const PIN = '2468'
const STAFF = [
  { user_id: 'u-rosa', name: 'Rosa Quispe', role: 'waiter' },
  { user_id: 'u-beto', name: 'Beto', role: 'waiter' },
]

export interface Written {
  key: string
  method: string
  path: string
  body: unknown
  /** how often it came */
  times: number
}

export interface ServiceMock {
  url: string
  signedIn: string | null
  isEnrolled: boolean
  /** answers every write with this status; 0: as it should be */
  refuseWith: number
  /** takes the next write in and hangs up before it answers */
  dropsNextAnswer: boolean
  /** another release of the page: its worker differs */
  release: string
  /** drops every connection */
  isLost: boolean
  written: Written[]
  out: Set<string>
  open: Set<string>
  dishesOut: Set<string>
  /** somebody else sold a wine out */
  sellOut(wineId: string): void
  close(): Promise<void>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}
const CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

export async function startServiceMock(folder: string): Promise<ServiceMock> {
  const listeners = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => send(response, 500, { detail: String(error) }))
  })
  const mock: ServiceMock = {
    url: '',
    signedIn: STAFF[0]!.user_id,
    isEnrolled: true,
    refuseWith: 0,
    dropsNextAnswer: false,
    release: '',
    isLost: false,
    written: [],
    out: new Set(),
    open: new Set(),
    dishesOut: new Set(),
    sellOut: (id) => {
      mock.out.add(id)
      tell('wine')
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const tell = (topic: string) => {
    for (const listener of listeners) listener.write(`event: ${topic}\ndata: ${JSON.stringify({ topic })}\n\n`)
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://mock').pathname
    if (mock.isLost) return void request.socket.destroy()
    if (path === '/service-worker.js') return sendFile(response, folder, path, `\n// ${mock.release}`)
    if (!path.startsWith('/api/')) return sendFile(response, folder, path)
    const house = `/api/v1/restaurants/${SLUG}`
    if (path === '/api/v1/me') return send(response, 200, Me.parse(me()))
    if (path === '/api/v1/devices/staff')
      return mock.isEnrolled
        ? send(response, 200, { items: STAFF, next: null })
        : problem(response, 401, 'Not enrolled')
    if (path === '/api/v1/devices/session') {
      const { user_id: userId, pin } = PinSignIn.parse(await bodyOf(request))
      if (pin !== PIN) return problem(response, 401, 'Wrong PIN')
      mock.signedIn = userId
      return send(response, 200, {})
    }
    if (path === '/api/auth/sign-out') {
      mock.signedIn = null
      return send(response, 200, {})
    }
    if (!path.startsWith(house)) return problem(response, 404, path)
    if (mock.signedIn === null) return problem(response, 401, 'Sign in first')
    const rest = path.slice(house.length)
    if (rest === '/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(': here\n\n')
      listeners.add(response)
      request.on('close', () => listeners.delete(response))
      return
    }
    if (rest === '/bundle') {
      const bundle = Bundle.parse(kitBundle(mock))
      const etag = `"${bundle.version}"`
      response.setHeader('etag', etag)
      if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end()
      return send(response, 200, bundle)
    }
    if (rest === '/briefing') return send(response, 200, Briefing.parse(kitBriefing(mock)))
    return write(request, response, rest)
  }

  async function write(request: IncomingMessage, response: ServerResponse, rest: string): Promise<void> {
    const body = await bodyOf(request)
    if (mock.refuseWith > 0) return problem(response, mock.refuseWith, 'Refused by the mock')
    const key = String(request.headers['idempotency-key'] ?? '')
    const known = mock.written.find((one) => one.key === key)
    if (known) {
      known.times++
      return send(response, 200, {})
    }
    const wine = /^\/list\/([^/]+)$/.exec(rest)?.[1]
    const dish = /^\/dishes\/([^/]+)$/.exec(rest)?.[1]
    if (wine) {
      const { is_sold_out: isOut, is_open: isOpen } = WineChange.parse(body)
      if (isOut !== undefined) turn(mock.out, wine, isOut)
      if (isOpen !== undefined) turn(mock.open, wine, isOpen)
    } else if (dish) turn(mock.dishesOut, dish, DishChange.parse(body).is_sold_out === true)
    else if (rest === '/feedback') FeedbackRequest.parse(body)
    else return problem(response, 404, rest)
    mock.written.push({ key, method: request.method ?? '', path: rest, body, times: 1 })
    if (mock.dropsNextAnswer) {
      mock.dropsNextAnswer = false
      return void request.socket.destroy()
    }
    send(response, 200, rest === '/feedback' ? { taken: 1, known: 0 } : {})
    tell('wine')
  }

  function me(): Me {
    const person = STAFF.find(({ user_id: id }) => id === mock.signedIn)
    return {
      user: person ? { id: person.user_id, name: person.name, is_admin: false } : null,
      memberships: person
        ? [
            {
              restaurant_id: RESTAURANT.id,
              slug: SLUG,
              name: RESTAURANT.name,
              role: 'waiter',
              permissions: [...GRANTS.waiter],
            },
          ]
        : [],
      device: mock.isEnrolled ? { id: 'd-1', name: 'Barra', restaurant_id: RESTAURANT.id } : null,
      mode: 'platform',
      needs_setup: false,
      can_work_offline: true,
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the mock has no port')
  mock.url = `http://127.0.0.1:${address.port}`
  return mock
}

function turn(set: Set<string>, id: string, isIn: boolean): void {
  if (isIn) set.add(id)
  else set.delete(id)
}

/** @param more is written after the file */
export async function sendFile(response: ServerResponse, folder: string, path: string, more = ''): Promise<void> {
  const file = extname(path) === '' ? '/index.html' : normalize(path)
  const body = await readFile(join(folder, file)).catch(() => null)
  response.writeHead(body ? 200 : 404, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': CSP,
    'cache-control': file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  response.write(body ?? '')
  response.end(more)
}

function problem(response: ServerResponse, status: number, detail: string): void {
  send(response, status, { type: 'about:blank', title: detail, status, detail })
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
  response.end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}')
}
