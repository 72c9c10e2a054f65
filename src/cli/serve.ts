/** Database, demo, page, server: in this order it comes up, and what fails on the way is said, not fatal. */
import { spawn } from 'node:child_process'
import type { Config } from '../config.ts'
import { MaridajeError } from '../errors.ts'
import type { Storage } from '../storage/storage.ts'
import { command, flag } from './command.ts'
import { firstAccountLink } from './first-account.ts'
import { untilToldToEnd } from './lifetime.ts'

/** Open answers get this long before the process ends. */
const FAREWELL_MS = 5_000

export const serve = command({
  name: 'serve',
  summary: 'Start the web app and the API',
  example: 'PORT=8080 maridaje serve',
  options: { open: flag('open the page in the browser') },
  run: async (options, { config, print }) => {
    const told = untilToldToEnd()
    const [{ buildServer }, { listen, forget }, { buildWebIfNeeded }, { createApp }, { openGate }] = await Promise.all([
      import('../server/build.ts'),
      import('../server/listen.ts'),
      import('../server/web-build.ts'),
      import('../app/create.ts'),
      import('../server/auth/gate.ts'),
    ])
    const talk = (text: string) => print.talk(`maridaje: ${text}`)
    await using open = new AsyncDisposableStack()
    const [storage] = await Promise.all([openOrFallBack(config, talk), buildWebIfNeeded(config.root, talk)])
    open.defer(() => storage.close())
    const app = await createApp(config, storage)
    open.defer(() => app.close())
    const gate = storage.urls ? await openGate(app, config, storage.urls.app, talk) : null
    if (gate) open.defer(() => gate.close())
    const server = await buildServer(app, config, gate)
    open.defer(() => server.close())
    const url = await listen(server, config, talk)
    open.defer(() => forget(config.home))
    if (options.json) print.json({ url })
    else print.line(`Maridaje  ${url}`)
    const setup = gate ? await firstAccountLink(app, url) : null
    if (setup && !options.json) print.line(`Set up    ${setup}`)
    if (options.open) openBrowser(setup ?? url)
    talk(`ending: ${await told}`)
    setTimeout(() => process.exit(1), FAREWELL_MS).unref()
  },
})

/** Without its database the server pairs from the demo's files, and says why. */
async function openOrFallBack(config: Config, talk: (text: string) => void): Promise<Storage> {
  const { openStorage } = await import('../storage/open.ts')
  try {
    return await openStorage(config, talk)
  } catch (error) {
    talk(`no database: ${error instanceof Error ? error.message : error}`)
    if (error instanceof MaridajeError && error.hint) talk(error.hint)
    talk('going on with the demo restaurant from its files; nothing can be saved')
    const { demoStorage } = await import('../storage/demo-files.ts')
    return demoStorage(config.root)
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
