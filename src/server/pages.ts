/** The built web app: hashed files for ever, its page fresh each time and for every address that is no file. */
import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problemOf, sendProblem } from './problems.ts'
import type { Server } from './route.ts'

const YEAR_S = 31_536_000

export async function addPages(server: Server, folder: string): Promise<void> {
  const isBuilt = existsSync(join(folder, 'index.html'))
  if (isBuilt) {
    await server.register(fastifyStatic, {
      root: folder,
      index: ['index.html'],
      // The build compressed them better than a server has the time to.
      preCompressed: true,
      // Headers are set below; the plugin would give every file the same.
      cacheControl: false,
      setHeaders: (reply, path) => {
        const isHashed = path.includes(`${sep}assets${sep}`)
        reply.header('cache-control', isHashed ? `public, max-age=${YEAR_S}, immutable` : 'no-cache')
      },
    })
  } else {
    server.get('/', { schema: { hide: true } }, (_request, reply) => sendUnbuilt(reply))
  }
  server.setNotFoundHandler((request, reply) => {
    if (isPage(request))
      return isBuilt ? reply.header('cache-control', 'no-cache').sendFile('index.html') : sendUnbuilt(reply)
    return sendProblem(reply, missing(server, request))
  })
}

/** An address of the app (`/_kit`, `/en/ceviche`), as against a file or an address of the API. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const path = url.split('?')[0] ?? ''
  if (method !== 'GET' && method !== 'HEAD') return false
  if (path.startsWith('/api/') || /\.[a-z0-9]{1,8}$/i.test(path)) return false
  return (headers.accept ?? '').includes('text/html')
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

function missing(server: Server, { method, url }: FastifyRequest) {
  const path = url.split('?')[0] ?? ''
  const others = METHODS.filter((candidate) => candidate !== method && server.takes(candidate, path))
  if (others.length > 0) {
    return problemOf('method_not_allowed', `${path} takes ${others.join(' and ')}, not ${method}`)
  }
  return problemOf('not_found', `There is nothing at ${path.slice(0, 200)}`, {
    hint: 'What there is stands in /api/docs.',
  })
}

function sendUnbuilt(reply: FastifyReply): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(UNBUILT)
}

const UNBUILT = `<!doctype html>
<html lang="es">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Maridaje</title>
<h1>Maridaje</h1>
<p>La página todavía no está construida: <code>npm start</code> la construye. La API ya responde: <a href="/api/docs">/api/docs</a>.</p>
<p lang="en">The page is not built yet: <code>npm start</code> builds it. The API answers already: <a href="/api/docs">/api/docs</a>.</p>
</html>
`
