/** Cleans a folder and kills itself at a point: `node clean-once.ts IN OUT POINT`. */
import { clean } from '../../src/cleansing/clean.ts'
import { cleanOptions, configuration, knowledge } from './bench.ts'

const [from = '', out = '', point] = process.argv.slice(2)
const announce = (here: string) => {
  if (here === point) process.kill(process.pid, 'SIGKILL')
}
await clean({ ...cleanOptions(from, out), announce }, knowledge, configuration)
