/** Brings a version into an environment: migrations first, then pods one by one; a version that does not get ready is taken back. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { ENVIRONMENTS, environmentFrom, versionFrom } from './environments.ts'
import { carryOut, ROOT, type Step, script } from './plan.ts'

const USAGE = `usage: deploy ENVIRONMENT --version 1.2.3 [--registry HOST/PATH] [--digest-web sha256:…] [--digest-worker sha256:…] [--confirm production] [--run]
  The cluster is the one that kubectl points at. Without --run it only says what it would do.`
const READY_WITHIN = '600s'

await script(USAGE, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      version: { type: 'string' },
      registry: { type: 'string', default: '' },
      'digest-web': { type: 'string' },
      'digest-worker': { type: 'string' },
      confirm: { type: 'string' },
      run: { type: 'boolean', default: false },
    },
  })
  const environment = environmentFrom(positionals[0])
  const { namespace, isApproved } = ENVIRONMENTS[environment]
  const version = versionFrom(values.version)
  if (isApproved && values.run && values.confirm !== environment)
    throw new TypeError(`this is ${environment}: add --confirm ${environment}`)
  const overlay = overlayFor(environment, version, values.registry, {
    web: values['digest-web'],
    worker: values['digest-worker'],
  })
  const kubectl = (...words: string[]): Step['command'] => ['kubectl', '--namespace', namespace, ...words]
  await carryOut(
    [
      { say: 'show what would change in the cluster', command: ['kubectl', 'diff', '-k', overlay], mayFail: true },
      {
        say: 'forget the migration of the last release',
        command: kubectl('delete', 'job', 'migrate', '--ignore-not-found'),
      },
      {
        say: 'namespace, configuration, database and migration first',
        command: ['kubectl', 'apply', '-k', overlay, '--selector', 'app.kubernetes.io/component notin (web, worker)'],
      },
      {
        say: 'wait for the database',
        command: kubectl(
          'wait',
          '--for=condition=Ready',
          'cluster.postgresql.cnpg.io/database',
          `--timeout=${READY_WITHIN}`,
        ),
      },
      {
        say: 'wait for the migration: the old version goes on serving meanwhile',
        command: kubectl('wait', '--for=condition=Complete', 'job/migrate', `--timeout=${READY_WITHIN}`),
      },
      { say: 'everything else', command: ['kubectl', 'apply', '-k', overlay] },
      {
        say: 'wait until the new web pods answer; if they do not, go back',
        command: [
          'sh',
          '-c',
          `kubectl --namespace ${namespace} rollout status deployment/web --timeout=${READY_WITHIN} || { kubectl --namespace ${namespace} rollout undo deployment/web; exit 1; }`,
        ],
      },
      {
        say: 'the same for the workers',
        command: [
          'sh',
          '-c',
          `kubectl --namespace ${namespace} rollout status deployment/worker --timeout=${READY_WITHIN} || { kubectl --namespace ${namespace} rollout undo deployment/worker; exit 1; }`,
        ],
      },
    ],
    values.run,
  )
})

/** An overlay over the environment's own, with this version's images: the repository stays as it is. */
function overlayFor(
  environment: string,
  version: string,
  registry: string,
  digests: Record<'web' | 'worker', string | undefined>,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'maridaje-deploy-'))
  const prefix = registry === '' ? '' : `${registry.replace(/\/$/, '')}/`
  const images = (['web', 'worker'] as const).map((target) => {
    const digest = digests[target]
    if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest))
      throw new TypeError(`--digest-${target} sha256:…`)
    const old = environment === 'local' ? '' : 'registry.example/'
    return {
      name: `${old}maridaje-${target}`,
      newName: `${prefix}maridaje-${target}`,
      newTag: version,
      ...(digest && { digest }),
    }
  })
  const resources = [relative(folder, join(ROOT, 'deploy', 'kubernetes', 'overlays', environment))]
  writeFileSync(
    join(folder, 'kustomization.yaml'),
    JSON.stringify({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources, images }),
  )
  return folder
}
