/** The built page in front of a real server of the tests: files from one folder, the API from the other, as one origin. */
import { createServer, type IncomingMessage, request as passOn, type ServerResponse } from 'node:http'
import type { ScratchHouse } from '../house/scratch-house.ts'
import { sendFile } from './service-mock.ts'

export interface Front {
  url: string
  /** answered requests that wrote something: method and path */
  writes: string[]
  /** drops every connection */
  isLost: boolean
  close(): Promise<void>
}

export async function startFront(house: Pick<ScratchHouse, 'server'>, folder: string): Promise<Front> {
  const api = new URL(await house.server.listen({ host: '127.0.0.1', port: 0 }))
  const front: Front = {
    url: '',
    writes: [],
    isLost: false,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  const server = createServer((request, response) => {
    if (front.isLost) return void request.socket.destroy()
    const path = request.url ?? '/'
    if (!path.startsWith('/api/')) return void sendFile(response, folder, path.split('?')[0] ?? '/')
    forward(request, response)
  })
  function forward(request: IncomingMessage, response: ServerResponse): void {
    const { method, url, headers } = request
    const passed = passOn({ host: api.hostname, port: api.port, method, path: url, headers }, (answer) => {
      if (method !== 'GET' && method !== 'HEAD') front.writes.push(`${method} ${url} ${answer.statusCode}`)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    response.on('close', () => passed.destroy())
    request.pipe(passed)
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the front has no port')
  // A name that browsers hold to be safe, so that the worker runs.
  front.url = `http://localhost:${address.port}`
  return front
}
