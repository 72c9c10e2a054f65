/** A worker in a process of its own, which ends as hard as a process can at the moment that it is told: HOME [MOMENT]. */

import { openAround } from '../../../src/app/open-around.ts'
import { ROOT, readConfig } from '../../../src/config.ts'
import { openWorker } from '../../../src/jobs/worker.ts'
import { openStorage } from '../../../src/storage/open.ts'
import { KINDS } from './kinds.ts'

const [home = '', moment = ''] = process.argv.slice(2)
const told = new Promise((resolve) => process.on('SIGTERM', resolve))
const config = readConfig({ MARIDAJE_HOME: home, DEMO: 'off' })
const storage = await openStorage(config)
const around = await openAround({ root: ROOT, home }, storage)
const worker = await openWorker({
  around,
  kinds: KINDS,
  childFile: new URL('./child-once.ts', import.meta.url),
  timeZone: 'America/Lima',
  log: (fields, message) => process.stdout.write(`${message} ${JSON.stringify(fields)}\n`),
  lookEveryS: 0.5,
  at: (now) => {
    if (now === moment) process.kill(process.pid, 'SIGKILL')
  },
})
process.stdout.write('ready\n')
await told
await worker.close()
await around.close()
await storage.close()
process.exit(0)
