/** Database, demo, page, server: in this order it comes up, and what fails on the way is said, not fatal. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Around } from '../app/around.ts'
import type { Config } from '../config.ts'
import { MaridajeError } from '../errors.ts'
import type { Worker } from '../jobs/worker.ts'
import type { Metrics } from '../server/metrics.ts'
import type { Storage } from '../storage/storage.ts'
import { command, flag, usage } from './command.ts'
import { firstAccountLink } from './first-account.ts'
import { untilToldToEnd } from './lifetime.ts'
import { openGauges } from './open-gauges.ts'

/** Open answers get this long before the process ends. */
const FAREWELL_MS = 15_000
/** Between two looks for a database that was away at the start. */
const LOOK_EVERY_MS = 2_000
const BACK = 'the database is back'

export const serve = command({
  name: 'serve',
  summary: 'Start the web app and the API',
  example: 'PORT=8080 maridaje serve',
  options: { open: flag('open the page in the browser') },
  run: async (options, { config, print }) => {
    const told = untilToldToEnd()
    if (config.role === 'worker') throw usage('With ROLE=worker nothing is served', 'Run: maridaje work')
    const [{ buildServer }, { listen, forget }, { buildWebIfNeeded }, { appOn }, { openAround }, { openGate }] =
      await Promise.all([
        import('../server/build.ts'),
        import('../server/listen.ts'),
        import('../server/web-build.ts'),
        import('../app/create.ts'),
        import('../app/open-around.ts'),
        import('../server/auth/gate.ts'),
      ])
    const talk = (text: string) => print.talk(`maridaje: ${text}`)
    let isFirst = true
    /** Until it is told to end, or the database that was away is back. */
    const serveOnce = async (): Promise<'ended' | 'again'> => {
      await using open = new AsyncDisposableStack()
      const [storage] = await Promise.all([openOrFallBack(config, talk), buildWebIfNeeded(config.root, talk)])
      open.defer(() => storage.close())
      const { metrics, tracing, watch, close } = await openGauges(config, 'maridaje-web', talk)
      open.defer(close)
      const around = await openAround(config, storage, { watch, talk })
      const app = appOn(around)
      open.defer(() => app.close())
      metrics.readFrom(app.vitals)
      const gate = storage.urls ? await openGate(app, config, storage.urls.app, talk) : null
      if (gate) open.defer(() => gate.close())
      const server = await buildServer(app, config, gate, { observer: metrics, ...(tracing && { tracing }) })
      const url = await listen(server, config, talk)
      const working = config.role === 'all' && storage.urls ? startWorking(around, config, metrics, talk) : null
      // Open requests and running jobs come to their ends side by side; nothing new begins meanwhile.
      open.defer(async () => {
        await Promise.all([server.close(), working?.then((worker) => worker?.close())])
      })
      open.defer(() => forget(config.home))
      if (isFirst && options.json) print.json({ url })
      else if (isFirst) print.line(`Maridaje  ${url}`)
      // A database that is slow just now costs the link, not the server.
      const setup = gate ? await firstAccountLink(app, url).catch(() => null) : null
      if (setup && !options.json) print.line(`Set up    ${setup}`)
      if (isFirst && options.open) openBrowser(setup ?? url)
      isFirst = false
      const back = storage.urls || !config.databaseUrl ? null : comesBack(config, told)
      const why = await Promise.race([told, ...(back ? [back] : [])])
      if (why === BACK) {
        talk('the database is back')
        return 'again'
      }
      talk(`ending: ${why}`)
      setTimeout(() => process.exit(1), FAREWELL_MS).unref()
      return 'ended'
    }
    while ((await serveOnce()) === 'again');
  },
})

/** Resolves when the database of DATABASE_URL answers, and has the tables of this program. */
async function comesBack(config: Config, told: Promise<string>): Promise<string> {
  const { describeDatabase } = await import('../storage/open.ts')
  let isOver = false
  told.then(() => {
    isOver = true
  })
  while (!isOver) {
    await sleep(LOOK_EVERY_MS, undefined, { ref: false })
    if ((await describeDatabase(config)).state === 'running') return BACK
  }
  return told
}

/** After the server listens: nobody waits for the queue. */
async function startWorking(
  around: Around,
  config: Config,
  metrics: Metrics,
  talk: (text: string) => void,
): Promise<Worker | null> {
  const { openWork } = await import('./open-work.ts')
  return openWork(around, config, metrics).catch((error: Error) => {
    talk(`jobs are not run here: ${error.message}`)
    return null
  })
}

/** Without its database the server pairs from what it read last, else from the demo's files, and says why. */
async function openOrFallBack(config: Config, talk: (text: string) => void): Promise<Storage> {
  const [{ openStorage }, { keepHouses, keptStorage }] = await Promise.all([
    import('../storage/open.ts'),
    import('../storage/kept-houses.ts'),
  ])
  const folder = join(config.home, 'cache', 'houses')
  try {
    return keepHouses(await openStorage(config, talk), folder)
  } catch (error) {
    talk(`no database: ${error instanceof Error ? error.message : error}`)
    if (error instanceof MaridajeError && error.hint) talk(error.hint)
    const kept = keptStorage(folder, config.root)
    if (kept) {
      talk('going on with the houses as they were read last; nothing can be saved')
      return { ...kept, standsIn: true }
    }
    talk('going on with the demo restaurant from its files; nothing can be saved')
    const { demoStorage } = await import('../storage/demo-files.ts')
    return { ...demoStorage(config.root), standsIn: true }
  }
}

/** Only where somebody sits in front of it. */
function openBrowser(url: string): void {
  if (!process.stdout.isTTY || process.env.CI) return
  const hasScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!hasScreen) return
  const [program, ...words] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[process.platform as string] ?? [
    'xdg-open',
  ]
  const child = spawn(program as string, [...words, url], { stdio: 'ignore', detached: true })
  // No browser: the link stands above.
  child.on('error', () => undefined)
  child.unref()
}
