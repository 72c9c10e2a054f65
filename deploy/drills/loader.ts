/** The load of a drill, in a process of its own: prints its result as one line of JSON. `loader URL RESTAURANT PER_SECOND SECONDS` */
import autocannon from 'autocannon'
import { dishesOf, questions } from '../scripts/questions.ts'

const CONNECTIONS = 40
const [, , url = '', restaurant = '', perSecond = '', seconds = ''] = process.argv

const next = questions(await dishesOf(url, restaurant), restaurant)
const { requests, latency, non2xx, errors, timeouts } = await autocannon({
  url,
  connections: CONNECTIONS,
  duration: Number(seconds),
  overallRate: Number(perSecond),
  timeout: 10,
  requests: [
    {
      method: 'POST',
      path: '/api/v1/pairings',
      headers: { 'content-type': 'application/json' },
      setupRequest: (request) => ({ ...request, body: next() }),
    },
  ],
})
process.stdout.write(
  `${JSON.stringify({ asked: requests.total, perSecond: requests.average, p50Ms: latency.p50, p99Ms: latency.p99, maxMs: latency.max, failed: non2xx + errors + timeouts })}\n`,
)
