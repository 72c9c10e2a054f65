/**
 * The page without the network. The shell of the waiter's pages is kept as a whole and opened from the phone at once;
 * files named by their content are kept as they are used. Answers of the API are never kept here: the page's own store has
 * the bundle, with its age.
 */

/** The types of workers and of pages exclude one another; this is what is used of the former. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  registration: { active: unknown }
}
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Lasting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
declare const self: WorkerScope
/** Filled in by the build: the version of the shell, and its files. */
declare const SHELL: { version: string; files: readonly string[] }

const PAGE = '/index.html'
const PREFIX = 'maridaje-'
const SHELL_CACHE = `${PREFIX}shell-${SHELL.version}`
/** Chunks of other pages, as they are used. Their names carry their content, so they are never stale. */
const USED_CACHE = `${PREFIX}used`
const MOST_USED = 80

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()))
})

self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') {
    if (isServicePath(url.pathname)) event.respondWith(pageFirst(request))
    else if (isAppPath(url.pathname)) event.respondWith(networkFirst(request))
    return
  }
  if (SHELL.files.includes(url.pathname)) event.respondWith(keptFirst(request, SHELL_CACHE))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(request, USED_CACHE))
})

/** All or nothing: a shell with a hole would break in the dining room. */
async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL_CACHE)
  await cache.addAll(SHELL.files.map((file) => new Request(file, { cache: 'reload' })))
}

async function dropOldShells(): Promise<void> {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== SHELL_CACHE && name !== USED_CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
}

function isServicePath(path: string): boolean {
  return path === '/servicio' || /^\/casa\/[^/]+\/(?:servicio|antes)\/?$/.test(path)
}

/** Addresses of the app; what the server itself renders is not ours. */
function isAppPath(path: string): boolean {
  return path === '/' || /^\/(?:casa|entrar|telefono)(?:\/|$)/.test(path)
}

/** The kept page at once: the room's network may be bad for minutes. */
async function pageFirst(request: Request): Promise<Response> {
  return (await caches.match(PAGE, { cacheName: SHELL_CACHE })) ?? fetch(request)
}

async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (cause) {
    const page = await caches.match(PAGE, { cacheName: SHELL_CACHE })
    if (page) return page
    throw cause
  }
}

async function keptFirst(request: Request, cacheName: string): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true })
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && cacheName === USED_CACHE) {
    const cache = await caches.open(cacheName)
    await cache.put(request, answer.clone())
    const all = await cache.keys()
    for (const oldest of all.slice(0, Math.max(0, all.length - MOST_USED))) await cache.delete(oldest)
  }
  return answer
}

export {}
