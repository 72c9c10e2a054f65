// The health check of an image: the server answers on its port, the worker on the one of its metrics.
const port = process.env.ROLE === 'worker' ? process.env.METRICS_PORT : process.env.PORT
const path = process.env.ROLE === 'worker' ? '/metrics' : '/healthz'
const response = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(2_500) }).catch(
  () => null,
)
process.exit(response?.ok ? 0 : 1)
