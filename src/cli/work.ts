/** A worker by itself: what the web processes of a larger house leave to it. */
import { MaridajeError } from '../errors.ts'
import { command } from './command.ts'
import { untilToldToEnd } from './lifetime.ts'
import { openGauges } from './open-gauges.ts'

/** Jobs that run get this long to be given back before the process ends. */
const FAREWELL_MS = 15_000

export const work = command({
  name: 'work',
  summary: 'Run jobs from the queue: imports, backups, learning, monitoring',
  example: 'DATABASE_URL=postgres://maridaje_app:…@host/maridaje maridaje work',
  run: async (_options, { config, print }) => {
    const told = untilToldToEnd()
    const talk = (text: string) => print.talk(`maridaje: ${text}`)
    const [{ openStorage }, { openAround }, { openVitals }, { openWork }] = await Promise.all([
      import('../storage/open.ts'),
      import('../app/open-around.ts'),
      import('../app/monitor/vitals.ts'),
      import('./open-work.ts'),
    ])
    await using open = new AsyncDisposableStack()
    const storage = await openStorage(config, talk)
    open.defer(() => storage.close())
    if (!storage.urls) throw new MaridajeError('database_unavailable', 'Without a database there is nothing to work on')
    const gauges = await openGauges(config, 'maridaje-worker', talk)
    open.defer(() => gauges.close())
    const around = await openAround(config, storage, { watch: gauges.watch, talk })
    open.defer(() => around.close())
    gauges.metrics.readFrom(openVitals(around))
    const worker = await openWork(around, config, gauges.metrics)
    open.defer(() => worker.close())
    talk('working; waiting for jobs')
    talk(`ending: ${await told}`)
    setTimeout(() => process.exit(1), FAREWELL_MS).unref()
  },
})
