/** Which methods an address takes, so that a wrong one gets a 405 and not a 404. */
import type { Server } from './route.ts'

declare module 'fastify' {
  interface FastifyInstance {
    takes(method: string, path: string): boolean
  }
}

/** Before the routes: it watches them come. */
export function watchRoutes(server: Server): void {
  const seen: { method: string; pattern: RegExp }[] = []
  server.addHook('onRoute', ({ method, url }) => {
    // The web app's own catch-all takes everything: it says nothing about an address.
    if (url.includes('*')) return
    const pattern = new RegExp(`^${url.split('/').map(segmentPattern).join('/')}/?$`)
    for (const one of [method].flat()) seen.push({ method: one, pattern })
  })
  server.decorate('takes', (method: string, path: string) =>
    seen.some((route) => route.method === method && route.pattern.test(path)),
  )
}

function segmentPattern(segment: string): string {
  return segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
