/** A web process on the database of a home: HOME. Says its port, and ends gracefully when it is told to. */
import type { AddressInfo } from 'node:net'
import { createApp } from '../../../src/app/create.ts'
import { readConfig } from '../../../src/config.ts'
import { buildServer } from '../../../src/server/build.ts'
import { openStorage } from '../../../src/storage/open.ts'

const [home = ''] = process.argv.slice(2)
const told = new Promise((resolve) => process.on('SIGTERM', resolve))
const config = readConfig({ MARIDAJE_HOME: home, LOG_LEVEL: 'silent' })
const storage = await openStorage(config)
const app = await createApp(config, storage)
const server = await buildServer(app, config)
await server.listen({ host: '127.0.0.1', port: 0 })
process.stdout.write(`${(server.server.address() as AddressInfo).port}\n`)
await told
await server.close()
await app.close()
await storage.close()
process.exit(0)
