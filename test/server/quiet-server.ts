/** The server as the tests call it: in process, without logs, over a checkout of its own where one is given. */
import type { App } from '../../src/app/app.ts'
import { ROOT } from '../../src/config.ts'
import { buildServer } from '../../src/server/build.ts'
import type { Server } from '../../src/server/route.ts'

export function quietServer(app: App, root = ROOT): Promise<Server> {
  return buildServer(app, { root, logLevel: 'silent', trustProxy: false, publicUrl: undefined })
}
