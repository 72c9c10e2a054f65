import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
