import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { comparisonLines } from '../../src/cli/models-words.ts'
import { ROOT } from '../../src/config.ts'
import { maridaje } from './run.ts'

const { version } = JSON.parse(readFileSync(join(ROOT, 'models', 'released.json'), 'utf8'))

test('models list marks the one that serves', async () => {
  const { status, out } = await maridaje('models', 'list', '--lang', 'en')
  expect(status).toBe(0)
  expect(out).toMatch(new RegExp(`^\\* ${version} .*serves$`, 'm'))
})

test('models list --json is one line a model', async () => {
  const { out } = await maridaje('models', 'list', '--json')
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rows[0]).toMatchObject({ version, serves: true, place: 'released' })
})

test('models show tells parts, measures and gates of the released one', async () => {
  const { out } = await maridaje('models', 'show', '--lang', 'en')
  expect(out).toContain(version)
  expect(out).toMatch(/^rules +/m)
  expect(out).toMatch(/^agree@1 +0\.\d{3} \[/m)
  expect(out).toMatch(/passed/)
})

test('models compare of a model with itself finds no difference', async () => {
  const { out } = await maridaje('models', 'compare', 'released', version, '--json')
  const { metrics } = JSON.parse(out)
  expect(metrics.every(({ difference }: { difference: number }) => difference === 0)).toBe(true)
})

test('two models made from other statements are compared with a warning, two of the same without', () => {
  const same = { left: 'a', right: 'b', metrics: [], learners: [], madeFrom: [] }
  const other = { ...same, madeFrom: [{ what: 'data', left: '1', right: '2' }] }
  expect(comparisonLines(other, 'en').at(-1)).toMatch(/the numbers do not compare/)
  expect(comparisonLines(other, 'es').at(-1)).toMatch(/no se comparan/)
  expect(comparisonLines(same, 'en').at(-1)).toBe('made from the same')
})

const MISTYPED: readonly (readonly [string[], RegExp])[] = [
  [['models'], /is missing/],
  [['models', 'burn'], /does one of list, show, compare, promote, rollback, export, not "burn"/],
  [['models', 'compare', 'released'], /takes LEFT RIGHT/],
  [['models', 'promote'], /takes VERSION/],
  [['models', 'export', '--format', 'pickle', '--out', 'x'], /--format is one of onnx, safetensors/],
  [['models', 'export'], /--out DIR is missing/],
  [['models', 'promote', 'released'], /serves already/],
]
for (const [words, message] of MISTYPED)
  test(`${words.join(' ')}: refused with status 2`, async () => {
    const { status, err } = await maridaje(...words)
    expect(err).toMatch(message)
    expect(status).toBe(2)
  })

test('a model that is not there is named, with those that are', async () => {
  const { status, err } = await maridaje('models', 'show', 'nothing-1')
  expect(status).toBe(1)
  expect(err).toContain(version)
})

afterEach(() => vi.unstubAllEnvs())

test('a model of one’s own that fails a gate is not promoted: status 3, the gate named, nothing changed', async () => {
  const home = mkdtempSync(join(tmpdir(), 'maridaje-own-'))
  const own = join(home, 'models', 'weak-1')
  cpSync(join(ROOT, 'models', version), own, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(own, 'manifest.json'), 'utf8'))
  manifest.version = 'weak-1'
  manifest.gates[0].value = 0
  writeFileSync(join(own, 'manifest.json'), JSON.stringify(manifest))
  vi.stubEnv('MARIDAJE_HOME', home)
  const released = join(ROOT, 'models', 'released.json')
  const before = readFileSync(released, 'utf8')
  const { status, out } = await maridaje('models', 'promote', 'weak-1')
  expect(status).toBe(3)
  expect(out).toMatch(new RegExp(`FAILED {2}${manifest.gates[0].name} 0\\.000`))
  expect(out).toContain(`${version} goes on serving`)
  vi.stubEnv('NODE_ENV', 'production')
  const forced = await maridaje('models', 'promote', 'weak-1', '--force')
  expect(forced.status).toBe(2)
  expect(forced.err).toMatch(/In production/)
  expect(readFileSync(released, 'utf8')).toBe(before)
  rmSync(home, { recursive: true })
})
