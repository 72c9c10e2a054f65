import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../app/app.ts'
import type { Config } from '../config.ts'
import { MaridajeError } from '../errors.ts'
import { command, text } from './command.ts'

export const mcp = command({
  name: 'mcp',
  summary: 'Answer an assistant on this machine: the tools of the Model Context Protocol over stdin and stdout',
  example: 'maridaje mcp --restaurant la-caleta',
  options: {
    restaurant: text(
      'the house whose menu and list are taken, by the name in its address; without it, the demo',
      'NAME',
    ),
  },
  async run({ restaurant: wanted }, { config, print, app: demoApp }) {
    const [{ mcpServer }, { StdioServerTransport }] = await Promise.all([
      import('../server/mcp/server.ts'),
      import('@modelcontextprotocol/sdk/server/stdio.js'),
    ])
    await using open = new AsyncDisposableStack()
    const talk = (line: string) => print.talk(`maridaje: ${line}`)
    const app = wanted === undefined ? await demoApp() : await houseApp(config, talk, open)
    const restaurantId = wanted === undefined ? null : await idOf(app, wanted)
    const server = mcpServer({ app, restaurantId }, versionOf(config.root))
    const ended = new Promise<void>((resolve) => {
      process.stdin.on('end', resolve)
      process.stdin.on('close', resolve)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
    })
    open.defer(() => server.close())
    await server.connect(new StdioServerTransport())
    talk('listening on stdin; it ends with it')
    await ended
  },
})

/** The houses stand in the database; the demo needs none. */
async function houseApp(config: Config, talk: (line: string) => void, open: AsyncDisposableStack): Promise<App> {
  const [{ openStorage }, { createApp }] = await Promise.all([import('../storage/open.ts'), import('../app/create.ts')])
  const storage = await openStorage(config, talk)
  open.defer(() => storage.close())
  const app = await createApp(config, storage)
  open.defer(() => app.close())
  return app
}

async function idOf(app: App, wanted: string): Promise<string> {
  const house = await app.findRestaurant(wanted)
  if (house) return house.id
  const known = (await app.restaurants()).map(({ slug }) => slug)
  throw new MaridajeError('not_found', `There is no restaurant "${wanted}"`, {
    hint: `There are: ${known.join(', ')}.`,
  })
}

function versionOf(root: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return manifest.version
}
