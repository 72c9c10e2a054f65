/** Prints of menus as PDF: made one at a time in a thread of their own, kept as long as the menu is the same. */
import { Worker } from 'node:worker_threads'
import type { GuestMenu } from '../../contract/house/guest-menu.ts'
import { MaridajeError } from '../../errors.ts'
import type { PrintStyle } from './layout.ts'

export type PrintMenu = (menu: GuestMenu, style: PrintStyle) => Promise<Buffer>

const LIMIT_MS = 20_000

export function menuPrinter(): PrintMenu {
  const kept = new WeakMap<GuestMenu, Map<PrintStyle, Promise<Buffer>>>()
  let last: Promise<unknown> = Promise.resolve()
  return (menu, style) => {
    const prints = kept.get(menu) ?? new Map<PrintStyle, Promise<Buffer>>()
    kept.set(menu, prints)
    const found = prints.get(style)
    if (found) return found
    const print = last.then(() => printInThread(menu, style))
    last = print.catch(() => undefined)
    prints.set(style, print)
    print.catch(() => prints.delete(style))
    return print
  }
}

async function printInThread(menu: GuestMenu, style: PrintStyle): Promise<Buffer> {
  const thread = new Worker(new URL('./print-worker.ts', import.meta.url), { workerData: { menu, style } })
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
  const timer = setTimeout(() => reject(tooLong()), LIMIT_MS)
  thread.once('message', resolve)
  thread.once('error', reject)
  thread.once('exit', () => reject(tooLong()))
  try {
    return Buffer.from(await promise)
  } finally {
    clearTimeout(timer)
    await thread.terminate()
  }
}

function tooLong(): MaridajeError {
  return new MaridajeError('too_large', 'The menu is too long to be printed in one piece')
}
