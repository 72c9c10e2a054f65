/** Whether this page opens without the network, and whether a newer one stands ready. */
import { useEffect, useSyncExternalStore } from 'react'

export interface Shell {
  /** `insecure`: the address does not allow it; `unsupported`: the browser does not */
  state: 'insecure' | 'unsupported' | 'preparing' | 'ready'
  /** a newer page waits until somebody takes it */
  hasUpdate: boolean
  takeUpdate(): void
  /** where the browser offers to install the page */
  install: (() => void) | null
}

interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

const WORKER = '/service-worker.js'
const UPDATE_CHECK_MS = 30 * 60_000

let shell: Shell = { state: stateAtFirst(), hasUpdate: false, takeUpdate: () => {}, install: null }
let isStarted = false
const listeners = new Set<() => void>()

export function useShell(): Shell {
  useEffect(() => {
    if (isStarted || shell.state !== 'preparing') return
    isStarted = true
    // The page itself comes first.
    const timer = setTimeout(() => void start().catch(() => set({ state: 'unsupported' })), 300)
    return () => {
      clearTimeout(timer)
      if (shell.state === 'preparing') isStarted = false
    }
  }, [])
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shell,
  )
}

function stateAtFirst(): Shell['state'] {
  if (typeof window === 'undefined' || !window.isSecureContext) return 'insecure'
  return 'serviceWorker' in navigator ? 'preparing' : 'unsupported'
}

function set(part: Partial<Shell>): void {
  shell = { ...shell, ...part }
  for (const listener of listeners) listener()
}

async function start(): Promise<void> {
  const { serviceWorker } = navigator
  const registration = await serviceWorker.register(WORKER)
  const offer = (waiting: ServiceWorker) => {
    set({ hasUpdate: true, takeUpdate: () => waiting.postMessage('take over') })
  }
  const watch = (worker: ServiceWorker | null) =>
    worker?.addEventListener('statechange', () => {
      // The first one finds nobody in charge: it is no update.
      if (worker.state === 'installed' && serviceWorker.controller) offer(worker)
    })
  if (registration.waiting && serviceWorker.controller) offer(registration.waiting)
  watch(registration.installing)
  registration.addEventListener('updatefound', () => watch(registration.installing))
  // The queue lies in the phone's store, so a reload loses nothing. The first worker needs none.
  serviceWorker.addEventListener('controllerchange', () => {
    if (shell.hasUpdate) location.reload()
  })
  setInterval(() => void registration.update().catch(() => {}), UPDATE_CHECK_MS)
  await serviceWorker.ready
  set({ state: 'ready' })
}

if (typeof window !== 'undefined')
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    if (!isOffer(event)) return
    set({
      install: () => {
        set({ install: null })
        void event.prompt()
      },
    })
  })

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event && typeof event.prompt === 'function'
}
