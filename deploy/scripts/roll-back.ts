/** Takes the program or the model back to the one before. The database is never taken back: migrations only add, and the program before serves what a newer one added to. */
import { parseArgs } from 'node:util'
import { ENVIRONMENTS, environmentFrom } from './environments.ts'
import { carryOut, type Step, script } from './plan.ts'

const USAGE = `usage: roll-back ENVIRONMENT app|model [--to REVISION] [--reason TEXT] [--confirm production] [--run]
  app: the pods of the revision before (or of --to). model: the model in production before; every replica has it within seconds.`

await script(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      reason: { type: 'string', default: 'rolled back by hand' },
      confirm: { type: 'string' },
      run: { type: 'boolean', default: false },
    },
  })
  const environment = environmentFrom(positionals[0])
  const { namespace, isApproved } = ENVIRONMENTS[environment]
  const what = positionals[1]
  if (what !== 'app' && what !== 'model') throw new TypeError('what: app or model?')
  if (isApproved && values.run && values.confirm !== environment)
    throw new TypeError(`this is ${environment}: add --confirm ${environment}`)
  if (values.to !== undefined && !/^\d+$/.test(values.to))
    throw new TypeError('--to takes a number of `kubectl rollout history`')
  await carryOut(what === 'app' ? ofApp(namespace, values.to) : ofModel(namespace, values.reason), values.run)
})

function ofApp(namespace: string, to: string | undefined): Step[] {
  const kubectl = (...words: string[]): Step['command'] => ['kubectl', '--namespace', namespace, ...words]
  return ['web', 'worker'].flatMap((name) => [
    { say: `which revisions of ${name} there are`, command: kubectl('rollout', 'history', `deployment/${name}`) },
    {
      say: `take ${name} back`,
      command: kubectl('rollout', 'undo', `deployment/${name}`, ...(to === undefined ? [] : [`--to-revision=${to}`])),
    },
    { say: `wait for ${name}`, command: kubectl('rollout', 'status', `deployment/${name}`, '--timeout=600s') },
  ])
}

function ofModel(namespace: string, reason: string): Step[] {
  const inPod = [
    'kubectl',
    '--namespace',
    namespace,
    'exec',
    'deploy/worker',
    '--',
    'node',
    'deploy/docker/entry.mjs',
  ] as const
  return [
    { say: 'which models there are', command: [...inPod, 'registry', 'list'] },
    { say: 'take the model before into production', command: [...inPod, 'registry', 'rollback', '--reason', reason] },
    { say: 'who answers now', command: [...inPod, 'registry', 'list'] },
  ]
}
