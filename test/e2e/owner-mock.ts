/** The owner's side of the API without the engine: one house in memory, under the page's real headers. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Published } from '../../src/contract/house/lists.ts'
import type { Me } from '../../src/contract/house/people.ts'
import { bodyOf, send, sendFile } from './mock-server.ts'
import * as house from './owner-house.ts'
import { changeRow, lookAt, type MockImport, startImport, withoutRows } from './owner-imports.ts'

export interface OwnerMock {
  url: string
  me: Me
  /** what the next questions of the house run into */
  mood: 'well' | 'lost' | 'forbidden' | 'empty' | 'rows-fail' | 'silent'
  /** every write, as method and path */
  writes: string[]
  /** tells every open page that something changed */
  tell: (topic: string) => void
  close: () => Promise<void>
}

const HOUSE = `/api/v1/restaurants/${house.SLUG}`
const DONE = { done: true }

export async function startOwnerMock(folder: string, port = 0): Promise<OwnerMock> {
  const imports = new Map<string, MockImport>()
  const listening = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => send(response, 500, { detail: String(error) }))
  })
  const mock: OwnerMock = {
    url: '',
    me: house.me('owner'),
    mood: 'well',
    writes: [],
    tell: (topic) => {
      for (const one of listening) one.write(`data: ${JSON.stringify({ topic })}\n\n`)
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://mock')
    const method = request.method ?? 'GET'
    if (!path.startsWith('/api/')) return sendFile(response, folder, path)
    if (method !== 'GET') mock.writes.push(`${method} ${path}`)
    if (path === `${HOUSE}/events`) return listen(response)
    if (path === `${HOUSE}/qr.svg`) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' })
      response.end('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h1v1H0zM2 2h1v1H2z"/></svg>')
      return
    }
    if (mock.mood === 'lost') return void request.socket.destroy()
    if (path === '/api/v1/me') return send(response, 200, mock.me)
    if (path.startsWith('/api/auth/') || !path.startsWith(HOUSE)) return outside(path, method, response)
    if (mock.mood === 'silent') return
    if (mock.me.user === null) return send(response, 401, { detail: 'Sign in first' })
    if (mock.mood === 'forbidden') return send(response, 403, { detail: 'That needs a right' })
    const below = path.slice(HOUSE.length)
    if (below.startsWith('/imports')) return importsOf(below, method, request, response)
    if (method !== 'GET') return write(below, method, request, response)
    const answer = read(below, searchParams)
    return answer === null ? send(response, 404, { detail: path }) : send(response, 200, answer)
  }

  function listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write('retry: 2000\n\n')
    listening.add(response)
    response.on('close', () => listening.delete(response))
  }

  function outside(path: string, method: string, response: ServerResponse): void {
    if (path === '/api/v1/invitations/i-1') return send(response, 200, house.invitationCard)
    if (path === '/api/v1/devices/staff') return send(response, 200, list(house.staff))
    if (path === '/api/v1/models') return send(response, 200, list(house.models))
    if (path === '/api/auth/sign-in/email' && mock.mood === 'forbidden')
      return send(response, 401, { message: 'Invalid email or password' })
    if (path === '/api/v1/restaurants' && method === 'POST') {
      mock.me = house.me('owner', { can_work_offline: true })
      return send(response, 201, house.settings)
    }
    if (path === '/api/v1/setup' || path === '/api/auth/sign-in/email') mock.me = house.me('owner')
    if (path === '/api/auth/sign-out') mock.me = house.me(null, { user: null })
    return send(response, 200, DONE)
  }

  function read(below: string, query: URLSearchParams): object | null {
    const isEmpty = mock.mood === 'empty'
    switch (below) {
      case '':
        return isEmpty ? { ...house.settings, is_public: false } : house.settings
      case '/dishes':
        return list(isEmpty ? [] : house.dishes)
      case '/list':
        return list(isEmpty ? [] : house.wines)
      case '/insight/all':
        return isEmpty ? EMPTY_INSIGHT : house.insight()
      case '/insight/sales':
        return isEmpty ? EMPTY_SALES : house.sales
      case '/pairings':
        return house.pairing(query.get('dish') ?? '', Number(query.get('weight')))
      case '/members':
        return list(isEmpty ? house.members.slice(0, 1) : house.members)
      case '/invitations':
        return list(isEmpty ? [] : house.invitations)
      case '/devices':
        return list(isEmpty ? [] : house.devices)
      case '/keys':
        return list(isEmpty ? [] : house.keys)
      case '/audit':
        return list(isEmpty ? [] : house.audit)
      case '/jobs':
        return list(isEmpty ? [] : house.jobs)
      case '/snippet':
        return house.sharing
      case '/support':
        return { expires_at: null }
      case '/menus/versions':
      case '/wines/versions':
        return list(house.versions)
      default:
        return null
    }
  }

  async function write(
    below: string,
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = method === 'DELETE' ? null : await bodyOf(request)
    if (below === '/devices')
      return send(response, 201, {
        device: house.devices[1],
        url: 'http://localhost/telefono#abcdefghijklmnopqrstuvwxyz',
        expires_at: '2026-11-26T17:00:00.000Z',
      })
    if (below === '/invitations') return send(response, 201, { ...house.invitations[0] })
    if (below === '/keys') return send(response, 201, { key: house.keys[0], secret: 'mk_secret_shown_once' })
    const wine = house.wines.find(({ id }) => below === `/list/${id}`)
    if (wine && typeof body === 'object') return send(response, 200, Object.assign(wine, asWine(body)))
    const dish = house.dishes.find(({ id }) => below === `/dishes/${id}`)
    if (dish && typeof body === 'object') return send(response, 200, Object.assign(dish, body))
    return send(response, 200, DONE)
  }

  async function importsOf(
    below: string,
    method: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const [, , importId = '', part, n] = below.split('/')
    if (importId === '' && method === 'GET') return send(response, 200, list([...imports.values()].map(withoutRows)))
    if (importId === '') {
      const made = startImport(await bodyOf(request), imports.size + 1)
      imports.set(made.review.id, made)
      return send(response, 202, withoutRows(made))
    }
    const one = imports.get(importId)
    if (!one) return send(response, 404, { detail: below })
    if (part === 'rows') {
      const changed = changeRow(one, Number(n), await bodyOf(request))
      if (mock.mood === 'rows-fail') return send(response, 503, { detail: 'away' })
      return changed ? send(response, 200, changed) : send(response, 404, { detail: below })
    }
    if (part === 'look') return send(response, 200, { others: [] })
    if (part === 'publish') {
      one.review.state = 'published'
      const kept = one.review.rows.filter(({ decision }) => decision === 'keep').length
      return send(response, 200, Published.parse({ version: 4, added: kept, changed: 0, removed: 2, kept: 0 }))
    }
    if (method === 'DELETE') {
      one.review.state = 'cancelled'
      return send(response, 200, DONE)
    }
    return send(response, 200, lookAt(one))
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the mock server has no port')
  mock.url = `http://127.0.0.1:${address.port}`
  return mock
}

function list<T>(items: readonly T[]): { items: readonly T[]; next: null } {
  return { items, next: null }
}

/** A change carries cents, a wine prices. */
function asWine(body: object | null): object {
  const price = (cents: unknown) => (typeof cents === 'number' ? { cents, currency: 'PEN' } : null)
  const changed = Object.entries(body ?? {}).map(([key, value]): [string, unknown] => {
    if (key === 'is_open') return ['open_at', value === true ? '2026-11-26T16:00:00.000Z' : null]
    return key.endsWith('_cents') ? [key.replace('_cents', ''), price(value)] : [key, value]
  })
  return Object.fromEntries(changed)
}

const EMPTY_INSIGHT = { coverage: { covered: 0, dishes: 0, by_section: [], items: [] }, gaps: [], redundant: [] }
const EMPTY_SALES = {
  ...house.sales,
  covers: 0,
  chosen: 0,
  offered: 0,
  acceptance: null,
  wines_per_cover: null,
  revenue: null,
  margin: null,
  weeks: [],
  wines: [],
  dishes: [],
}
