/** Started as a process by the tests: brings the database of a home up and says how. */
import { ROOT } from '../../src/config.ts'
import { startCluster } from '../../src/storage/embedded/cluster.ts'

const { how, keys } = await startCluster(process.argv[2] ?? '', ROOT, () => undefined)
process.stdout.write(`${JSON.stringify({ how, port: keys.port })}\n`)
