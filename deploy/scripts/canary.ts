/** Brings the model that a folder of models/ has as its release into an environment's register, and lets it answer a part of the restaurants. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { ENVIRONMENTS, environmentFrom } from './environments.ts'
import { carryOut, script } from './plan.ts'

const USAGE = `usage: canary ENVIRONMENT [--models FOLDER] [--share 0.1] [--run]
  It stops by itself when it is worse (docs/runbooks/model.md); \`roll-back ENVIRONMENT model\` stops it by hand.`
/** The one place in a pod that can be written to. */
const IN_POD = '/var/lib/maridaje/candidate'

await script(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      models: { type: 'string', default: 'models' },
      share: { type: 'string', default: '0.1' },
      run: { type: 'boolean', default: false },
    },
  })
  const { namespace } = ENVIRONMENTS[environmentFrom(positionals[0])]
  const share = Number(values.share)
  if (!(share >= 0.01 && share <= 1)) throw new TypeError('--share is a number from 0.01 to 1')
  const shelf = resolve(values.models)
  const { version }: { version: string } = JSON.parse(readFileSync(join(shelf, 'released.json'), 'utf8'))
  const inPod = ['kubectl', '--namespace', namespace, 'exec', '--stdin', 'deploy/worker', '--'] as const
  const program = [...inPod, 'node', 'deploy/docker/entry.mjs'] as const
  await carryOut(
    [
      { say: 'which models there are', command: [...program, 'registry', 'list'] },
      {
        say: `the files of ${version} into the pod`,
        command: [
          'sh',
          '-c',
          `tar -C '${join(shelf, version)}' -cf - . | ${[...inPod, 'sh', '-c', `'mkdir -p ${IN_POD} && tar -C ${IN_POD} -xf -'`].join(' ')}`,
        ],
      },
      { say: 'into the register, as a candidate', command: [...program, 'registry', 'add', IN_POD] },
      {
        say: `it answers ${Math.round(share * 100)} % of the restaurants`,
        command: [...program, 'registry', 'promote', version, '--share', String(share), '--reason', 'canary'],
      },
    ],
    values.run,
  )
})
