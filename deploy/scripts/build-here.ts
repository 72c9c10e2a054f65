/**
 * Builds both images for real where no Docker engine runs: buildah without a daemon, on a base that debootstrap makes with
 * the pinned Node in it; then starts each image's command in its own root and prints the sizes. For Debian, as root.
 */
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { carryOut, ROOT, type Step, script } from './plan.ts'

const USAGE = `usage: build-here [--folder FOLDER] [--run]
  FOLDER keeps base and images; without it a temporary one is made. Without --run it only says what it would do.`
/** The issue's limits, in MB compressed. */
const LIMITS_MB = { web: 110, worker: 300 }

await script(USAGE, async () => {
  const { values } = parseArgs({ options: { folder: { type: 'string' }, run: { type: 'boolean', default: false } } })
  const folder =
    values.folder ?? (values.run ? mkdtempSync(join(tmpdir(), 'maridaje-images-')) : '/tmp/maridaje-images')
  const base = join(folder, 'base')
  const store = ['--root', join(folder, 'store'), '--runroot', join(folder, 'run'), '--storage-driver', 'vfs']
  const buildah = (...words: string[]): Step['command'] => ['buildah', ...store, ...words]
  const env = { BUILDAH_ISOLATION: 'chroot' }
  const { suite, mirror } = debian()
  const closed = values.run ? closedNetwork() : []
  if (values.run) mkdirSync(folder, { recursive: true })
  if (!existsSync(base)) {
    // Made aside: one that was broken off is not taken for a whole one.
    const half = `${base}.half`
    if (values.run) rmSync(half, { recursive: true, force: true })
    await carryOut(
      [
        {
          say: 'a Debian of the least packages',
          command: ['debootstrap', '--variant=minbase', '--include=ca-certificates', suite, half, mirror],
        },
      ],
      values.run,
    )
    if (values.run) {
      addNode(half)
      renameSync(half, base)
    }
  }
  await carryOut(
    [
      { say: 'the base as an image', command: buildah('from', '--name', 'base', 'scratch'), env, mayFail: true },
      { say: 'its files', command: buildah('add', '--quiet', 'base', base, '/'), env },
      {
        say: 'where its programs are',
        command: buildah('config', '--env', 'PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', 'base'),
        env,
      },
      { say: 'keep it', command: buildah('commit', '--quiet', '--rm', 'base', 'maridaje-base'), env },
      ...(['web', 'worker'] as const).flatMap((target): Step[] => [
        {
          say: `the image of the ${target}`,
          command: buildah(
            'build',
            '--pull=never',
            // The OCI format has no place for a health check.
            '--format',
            'docker',
            '--layers',
            '--target',
            target,
            '--build-arg',
            'BASE=maridaje-base',
            ...closed,
            '--build-arg',
            `VERSION=${JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version}`,
            '--tag',
            `maridaje-${target}`,
            '--file',
            'deploy/docker/Dockerfile',
            '.',
          ),
          env,
        },
        { say: 'as a file', command: ['rm', '-f', join(folder, `${target}.tar`)] },
        {
          say: 'as a file, its layers compressed',
          command: buildah('push', '--quiet', `maridaje-${target}`, `oci-archive:${join(folder, `${target}.tar`)}`),
          env,
        },
        {
          say: `start the ${target}'s command in its own root`,
          command: buildah('from', '--name', `try-${target}`, '--pull=never', `maridaje-${target}`),
          env,
          mayFail: true,
        },
        {
          say: 'does it know itself?',
          command: buildah('run', `try-${target}`, '--', 'node', 'deploy/docker/entry.mjs', 'pair', 'lomo saltado'),
          env,
        },
        {
          say: 'is it asked whether it is well?',
          command: [
            'sh',
            '-c',
            `${['buildah', ...store].join(' ')} inspect --type image maridaje-${target} | grep -q health.mjs`,
          ],
          env,
        },
        { say: 'put it away', command: buildah('rm', `try-${target}`), env },
      ]),
    ],
    values.run,
  )
  if (!values.run) return
  for (const target of ['web', 'worker'] as const) {
    const megabytes = statSync(join(folder, `${target}.tar`)).size / 1e6
    const limit = LIMITS_MB[target]
    process.stdout.write(`maridaje-${target}  ${megabytes.toFixed(0)} MB compressed (at most ${limit})\n`)
    if (megabytes > limit) throw new Error(`the image of the ${target} is larger than ${limit} MB`)
  }
})

/** Documents and translations of Debian are nobody's here; Node and npm are what an official image would bring. */
function addNode(base: string): void {
  for (const path of [
    'var/cache/apt',
    'var/lib/apt/lists',
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
    'usr/share/info',
    'var/log',
  ])
    rmSync(join(base, path), { recursive: true, force: true })
  cpSync(process.execPath, join(base, 'usr', 'local', 'bin', 'node'))
  const npm = dirname(execFileSync('sh', ['-c', 'readlink -f "$(command -v npm)"'], { encoding: 'utf8' }).trim())
  cpSync(join(npm, '..'), join(base, 'usr', 'local', 'lib', 'npm'), { recursive: true })
  symlinkSync('../lib/npm/bin/npm-cli.js', join(base, 'usr', 'local', 'bin', 'npm'))
}

/** npm's settings of this machine, where its registry or its authority is not the public one: for the build alone. */
function closedNetwork(): string[] {
  const ask = (name: string) => execFileSync('npm', ['config', 'get', name], { encoding: 'utf8' }).trim()
  const cafile = [ask('cafile'), process.env.NODE_EXTRA_CA_CERTS ?? ''].find(existsSync)
  const authority = cafile
    ? ['--volume', `${cafile}:/run/authority.pem:ro`, '--build-arg', 'NPM_CONFIG_CAFILE=/run/authority.pem']
    : []
  return ['--build-arg', `NPM_CONFIG_REGISTRY=${ask('registry')}`, ...authority]
}

function debian(): { suite: string; mirror: string } {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  const suite = process.env.DEBIAN_SUITE ?? /VERSION_CODENAME=(\w+)/.exec(release)?.[1] ?? 'trixie'
  const sources = ['/etc/apt/sources.list.d/debian.sources', '/etc/apt/sources.list'].filter(existsSync)
  const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
  const mirror = process.env.DEBIAN_MIRROR ?? /^(?:URIs:|deb(?: \[[^\]]*\])?) *(\S+)/m.exec(text)?.[1]
  if (!mirror) throw new Error('no Debian mirror found: DEBIAN_MIRROR=http://… names one')
  return { suite, mirror }
}
