/** Metrics on their port, and traces where a collector is configured. */
import type { Watch } from '../app/engines/watch-engine.ts'
import type { Config } from '../config.ts'
import type { Metrics } from '../server/metrics.ts'
import type { Tracing } from '../server/tracing.ts'

export interface Gauges {
  metrics: Metrics
  tracing: Tracing | null
  /** for the engines: counted, and traced */
  watch: Watch
  close(): Promise<void>
}

type Settings = Pick<Config, 'host' | 'metricsPort' | 'otlpEndpoint'>

export async function openGauges(
  { host, metricsPort, otlpEndpoint }: Settings,
  service: string,
  talk: (text: string) => void,
): Promise<Gauges> {
  const [{ openMetrics, serveMetrics }, { openTracing }] = await Promise.all([
    import('../server/metrics.ts'),
    import('../server/tracing.ts'),
  ])
  const metrics = openMetrics()
  const tracing = otlpEndpoint ? openTracing(otlpEndpoint, service) : null
  const server = await serveMetrics(metrics, { host, port: metricsPort })
  if (!server) talk(`port ${metricsPort} is taken: no metrics (METRICS_PORT=… chooses another)`)
  const { paired, failed } = metrics.watch
  return {
    metrics,
    tracing,
    watch: {
      paired: (version, result, ms) => {
        paired(version, result, ms)
        tracing?.within('pair', ms, { 'maridaje.model': version })
      },
      failed,
    },
    close: async () => {
      server?.close()
      server?.closeAllConnections()
      await tracing?.close()
    },
  }
}
