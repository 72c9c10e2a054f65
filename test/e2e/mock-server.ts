/** The API's shape without the engine: serves the built page and answers from the kit, under the page's real headers. */
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { ExplainRequest, PairingRequest } from '../../src/contract/requests.ts'
import { ListWine, MenuDish, page, Restaurant } from '../../src/contract/restaurant.ts'
import { ExplainResponse, PairingResponse } from '../../src/contract/results.ts'
import { answerDish, explainDish } from '../../src/web/kit/answer.ts'
import { MENU, RESTAURANT, WINES } from '../../src/web/kit/house.ts'

export interface MockServer {
  url: string
  /** what the next requests run into */
  mood: 'well' | 'lost' | 'slow' | 'empty-list' | 'nothing-fits'
  /** how long each pairing takes */
  delayMs: number
  pairings: number
  close: () => Promise<void>
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"

export async function startMockServer(folder: string, port = 0): Promise<MockServer> {
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => send(response, 500, { detail: String(error) }))
  })
  const mock: MockServer = {
    url: '',
    mood: 'well',
    delayMs: 0,
    pairings: 0,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://mock').pathname
    if (!path.startsWith('/api/')) return sendFile(response, folder, path)
    if (mock.mood === 'lost') {
      request.socket.destroy()
      return
    }
    if (mock.mood === 'slow') {
      response.setHeader('retry-after', '2')
      return send(response, 429, {
        type: 'about:blank',
        title: 'Too many',
        status: 429,
        detail: '',
        code: 'rate_limited',
      })
    }
    switch (path) {
      case '/api/v1/restaurants':
        return send(response, 200, page(Restaurant).parse({ items: [RESTAURANT], next: null }))
      case '/api/v1/restaurants/demo/menus':
        return send(response, 200, page(MenuDish).parse({ items: MENU, next: null }))
      case '/api/v1/restaurants/demo/wines':
        return send(response, 200, page(ListWine).parse({ items: WINES, next: null }))
      case '/api/v1/pairings':
        mock.pairings++
        await pause(mock.delayMs)
        return send(response, 200, PairingResponse.parse(pair(PairingRequest.parse(await bodyOf(request)))))
      case '/api/v1/pairings/explain': {
        const { dish, lang, why_not: whyNot, what_if: whatIf } = ExplainRequest.parse(await bodyOf(request))
        return send(response, 200, ExplainResponse.parse(explainDish(nameOf(dish), lang, whyNot, whatIf)))
      }
      default:
        return send(response, 404, { detail: path })
    }
  }

  function pair({ dishes, lang, top, constraints }: PairingRequest): PairingResponse {
    const wines =
      mock.mood === 'empty-list'
        ? []
        : mock.mood === 'nothing-fits'
          ? WINES.filter(({ style }) => style === 'tannat')
          : WINES
    return {
      results: dishes.map((dish) => answerDish(nameOf(dish), { lang, top, constraints, wines })),
      list: { name: RESTAURANT.name, wines: wines.length, skipped: [] },
    }
  }

  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the mock server has no port')
  mock.url = `http://127.0.0.1:${address.port}`
  return mock
}

function nameOf(dish: string | { dish: string }): string {
  return typeof dish === 'string' ? dish : dish.dish
}

export async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = path === '/_kit' ? '/kit.html' : extname(path) === '' ? '/index.html' : normalize(path)
  const body = await readFile(join(folder, file)).catch(() => null)
  response.writeHead(body ? 200 : 404, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': CSP,
    'x-content-type-options': 'nosniff',
  })
  response.end(body ?? '')
}

export function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' })
  response.end(JSON.stringify(body))
}

export async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
