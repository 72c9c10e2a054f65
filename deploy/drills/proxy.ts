/** A small proxy in front of several web processes, as an ingress is: the next one answers what may be asked twice. */
import {
  Agent,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'

/** A process that refused is left alone for so long. */
const LEFT_ALONE_MS = 300
const TRIES = 6
const BETWEEN_TRIES_MS = 100

export interface Balancer {
  url: string
  /** requests that no process answered */
  unanswered: number
  close(): Promise<void>
}

/** @param ports of the web processes, now: the list may change */
export async function openProxy(ports: () => readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const refusedAt = new Map<number, number>()
  let turn = 0
  const proxy: Balancer = { url: '', unanswered: 0, close: async () => undefined }
  const choose = (): number | undefined => {
    const all = ports()
    const well = all.filter(
      (port) => performance.now() - (refusedAt.get(port) ?? Number.NEGATIVE_INFINITY) > LEFT_ALONE_MS,
    )
    const from = well.length > 0 ? well : all
    return from[turn++ % from.length]
  }
  const server: Server = createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming)
    const again = mayBeAskedTwice(incoming)
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const port = choose()
      if (port !== undefined && (await forward(agent, port, incoming, body, outgoing))) return
      if (port !== undefined) refusedAt.set(port, performance.now())
      if (outgoing.headersSent || !again) break
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS * attempt))
    }
    proxy.unanswered++
    if (!outgoing.headersSent) outgoing.writeHead(502)
    outgoing.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  proxy.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  proxy.close = async () => {
    agent.destroy()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return proxy
}

/** Reading, a pairing (which writes nothing), or a write that carries its own key. */
function mayBeAskedTwice({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    method === 'GET' ||
    method === 'HEAD' ||
    /\/(?:pairings|explain|tables|profiles\/\w+)$/.test(url) ||
    headers['idempotency-key'] !== undefined
  )
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of incoming) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** @returns whether it was answered; a process that ended in the middle answered nothing */
function forward(
  agent: Agent,
  port: number,
  incoming: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
): Promise<boolean> {
  return new Promise((resolve) => {
    const headers: IncomingHttpHeaders = { ...incoming.headers, 'content-length': String(body.length) }
    const onward = request(
      { agent, port, host: '127.0.0.1', method: incoming.method, path: incoming.url, headers },
      (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece))
        answer.on('error', () => resolve(false))
        answer.on('end', () => {
          if (!answer.complete) return resolve(false)
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
          outgoing.end(Buffer.concat(pieces))
          resolve(true)
        })
      },
    )
    onward.on('error', () => resolve(false))
    onward.end(body)
  })
}
