/** Which addresses there are, what methods they take, and who may use them: a wrong method gets a 405 and not a 404. */
import type { Access } from './auth/guard.ts'
import type { Server } from './route.ts'

declare module 'fastify' {
  interface FastifyInstance {
    takes(method: string, path: string): boolean
    /** Every route of the API, in the order they were added. */
    routeTable(): readonly TableEntry[]
  }
}

export interface TableEntry {
  method: string
  url: string
  access: Access
}

/** Before the routes: it watches them come. */
export function watchRoutes(server: Server): void {
  const seen: { method: string; pattern: RegExp }[] = []
  const table: TableEntry[] = []
  server.addHook('onRoute', ({ method, url, config }) => {
    for (const one of [method].flat())
      if (config?.access !== undefined && one !== 'HEAD') table.push({ method: one, url, access: config.access })
    // The web app's own catch-all takes everything: it says nothing about an address.
    if (url.includes('*')) return
    const pattern = new RegExp(`^${url.split('/').map(segmentPattern).join('/')}/?$`)
    for (const one of [method].flat()) seen.push({ method: one, pattern })
  })
  server.decorate('routeTable', () => table)
  server.decorate('takes', (method: string, path: string) =>
    seen.some((route) => route.method === method && route.pattern.test(path)),
  )
}

function segmentPattern(segment: string): string {
  return segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
