/** What the scripts tell a cluster, in which order; the cluster is a program that notes what it is told. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maridaje-scripts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** @param fails told anything that holds these words, kubectl ends with 1 */
function run(words: readonly string[], fails = 'nothing at all') {
  const bin = join(folder, 'bin')
  const log = join(folder, 'log')
  mkdirSync(bin)
  const kubectl = join(bin, 'kubectl')
  writeFileSync(kubectl, `#!/bin/sh\necho "$*" >> '${log}'\ncase "$*" in *'${fails}'*) exit 1;; esac\n`)
  chmodSync(kubectl, 0o755)
  const [script = '', ...rest] = words
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'deploy', 'scripts', script), ...rest], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, TMPDIR: folder },
  })
  const told = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []
  return { status, stdout, stderr, told: told.map((line) => line.replaceAll(/\S*maridaje-deploy-\w+/g, 'OVERLAY')) }
}

test.each([
  ['deploy.ts', 'staging', '--version', '1.2.3'],
  ['roll-back.ts', 'production', 'app'],
  ['roll-back.ts', 'production', 'model'],
  ['status.ts', 'development'],
  ['canary.ts', 'production'],
  ['build.ts', '--version', '1.2.3'],
])('%s says what it would do, and does nothing', (...words) => {
  const { status, stdout, told } = run(words)
  expect([status, told]).toEqual([0, []])
  expect(stdout).toMatch(/^would 1\//m)
  expect(stdout).toContain('nothing was done; --run does it')
})

test('a release: the migration ends before the first new pod comes', () => {
  const { status, told } = run(['deploy.ts', 'staging', '--version', '1.2.3', '--registry', 'r.example/x', '--run'])
  expect(status).toBe(0)
  expect(told).toEqual([
    'diff -k OVERLAY',
    '--namespace maridaje-staging delete job migrate --ignore-not-found',
    'apply -k OVERLAY --selector app.kubernetes.io/component notin (web, worker)',
    '--namespace maridaje-staging wait --for=condition=Ready cluster.postgresql.cnpg.io/database --timeout=600s',
    '--namespace maridaje-staging wait --for=condition=Complete job/migrate --timeout=600s',
    'apply -k OVERLAY',
    '--namespace maridaje-staging rollout status deployment/web --timeout=600s',
    '--namespace maridaje-staging rollout status deployment/worker --timeout=600s',
  ])
})

test('a migration that fails leaves the old pods alone', () => {
  const { status, told, stderr } = run(['deploy.ts', 'staging', '--version', '1.2.3', '--run'], 'job/migrate')
  expect(status).toBe(1)
  expect(told).not.toContain('apply -k OVERLAY')
  expect(stderr).toMatch(/step 5 failed/)
})

test('pods that do not get ready are taken back, and the workers stay as they are', () => {
  const { status, told } = run(['deploy.ts', 'staging', '--version', '1.2.3', '--run'], 'rollout status deployment/web')
  expect(status).toBe(1)
  expect(told.at(-1)).toBe('--namespace maridaje-staging rollout undo deployment/web')
})

test.each([
  ['deploy.ts', 'production', '--version', '1.2.3', '--run'],
  ['deploy.ts', 'production', '--version', 'latest', '--confirm', 'production', '--run'],
  ['deploy.ts', 'atlantis', '--version', '1.2.3', '--run'],
  ['roll-back.ts', 'production', 'app', '--run'],
  ['roll-back.ts', 'staging', 'everything', '--run'],
  ['canary.ts', 'staging', '--share', '7', '--run'],
  ['build.ts', '--version', '1.2.3', '--push', '--run'],
])('refused before anything is done: %s %s %s %s', (...words) => {
  const { status, told, stderr } = run(words)
  expect([status, told]).toEqual([2, []])
  expect(stderr).toMatch(/^error: .+\nusage: /)
})
