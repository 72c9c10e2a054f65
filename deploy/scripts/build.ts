/** Builds both images with Docker or buildah, and sends them to a registry when asked. */
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { versionFrom } from './environments.ts'
import { carryOut, ROOT, type Step, script } from './plan.ts'

const USAGE = `usage: build --version 1.2.3 [--registry HOST/PATH] [--base IMAGE@sha256:…] [--engine docker|buildah] [--push] [--run]
  Builds maridaje-web and maridaje-worker. Without --run it only says what it would do.`

await script(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      version: { type: 'string' },
      registry: { type: 'string', default: '' },
      base: { type: 'string', default: 'node:24-trixie-slim' },
      engine: { type: 'string', default: 'docker' },
      push: { type: 'boolean', default: false },
      run: { type: 'boolean', default: false },
    },
  })
  const version = versionFrom(values.version)
  if (values.push && values.registry === '') throw new TypeError('--push needs --registry')
  if (!['docker', 'buildah'].includes(values.engine)) throw new TypeError('--engine docker or buildah')
  const prefix = values.registry === '' ? '' : `${values.registry.replace(/\/$/, '')}/`
  const revision = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim()
  const steps = (['web', 'worker'] as const).flatMap((target): Step[] => {
    const image = `${prefix}maridaje-${target}:${version}`
    const words = [
      'build',
      '--target',
      target,
      '--build-arg',
      `BASE=${values.base}`,
      '--build-arg',
      `VERSION=${version}`,
    ]
    const build: Step = {
      say: `build the image ${image}`,
      command: [
        values.engine,
        ...words,
        '--build-arg',
        `REVISION=${revision}`,
        '--tag',
        image,
        '--file',
        'deploy/docker/Dockerfile',
        '.',
      ],
    }
    return values.push
      ? [build, { say: `send ${image} to its registry`, command: [values.engine, 'push', image] }]
      : [build]
  })
  await carryOut(steps, values.run)
})
