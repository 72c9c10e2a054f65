/** A run of `source` that dies at a point, as a machine does: told by its arguments, for the test beside it. */
import { join } from 'node:path'
import { openKnowledge } from '../../../src/app/kept-knowledge.ts'
import { source } from '../../../src/app/source.ts'
import { ROOT } from '../../../src/config.ts'

const [out = '', port = '', point = '', times = '0', ...inputs] = process.argv.slice(2)
let left = Number(times)

await source(
  { inputs, out, kind: null, resume: true },
  {
    knowledge: await openKnowledge(join(ROOT, 'data', 'knowledge'), join(out, '..', 'cache')),
    now: () => 1_750_000_000_000,
    guest: { version: '0', contact: 'test' },
    fetching: {
      allow: { address: (ip) => ip === '127.0.0.1', ports: [Number(port)] },
      clock: { now: () => 0, sleep: async () => {} },
    },
    keys: {},
    talk: () => {},
    announce: (here) => {
      if (here === point && --left === 0) process.kill(process.pid, 'SIGKILL')
    },
  },
)
