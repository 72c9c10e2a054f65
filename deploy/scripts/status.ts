/** What runs in an environment: versions, pods, database, jobs, backups. Only reads. */
import { parseArgs } from 'node:util'
import { ENVIRONMENTS, environmentFrom } from './environments.ts'
import { carryOut, type Step, script } from './plan.ts'

const USAGE = 'usage: status ENVIRONMENT [--run]'

await script(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { run: { type: 'boolean', default: false } },
  })
  const { namespace } = ENVIRONMENTS[environmentFrom(positionals[0])]
  const get = (say: string, ...words: string[]): Step => ({
    say,
    command: ['kubectl', '--namespace', namespace, 'get', ...words],
    mayFail: true,
  })
  await carryOut(
    [
      get('versions', 'deployments', '--output=wide'),
      get('pods and their nodes', 'pods', '--output=wide'),
      get('how it scales', 'scaledobjects,hpa'),
      get('the database and who leads it', 'clusters.postgresql.cnpg.io'),
      get('backups', 'backups.postgresql.cnpg.io', '--sort-by=.status.startedAt'),
      get('schedules and migration', 'cronjobs,jobs'),
      {
        say: 'the program about itself',
        command: [
          'kubectl',
          '--namespace',
          namespace,
          'exec',
          'deploy/web',
          '--',
          'node',
          'deploy/docker/entry.mjs',
          'doctor',
        ],
        mayFail: true,
      },
    ],
    values.run,
  )
})
