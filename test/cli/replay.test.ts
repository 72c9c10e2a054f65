import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { maridaje } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-replay-'))
const demo = join(ROOT, 'data', 'demo', 'requests.jsonl')
const homeBefore = process.env.MARIDAJE_HOME
const { version } = JSON.parse(readFileSync(join(ROOT, 'models', 'released.json'), 'utf8'))

/** A model of one's own that minds the popularity of a class less. */
beforeAll(() => {
  const own = join(folder, 'models', 'candidate-1')
  cpSync(join(ROOT, 'models', version), own, { recursive: true })
  const manifest = JSON.parse(readFileSync(join(own, 'manifest.json'), 'utf8'))
  manifest.version = 'candidate-1'
  for (const learner of manifest.learners) if (learner.id === 'prior') learner.weight = 0
  writeFileSync(join(own, 'manifest.json'), JSON.stringify(manifest))
  process.env.MARIDAJE_HOME = folder
})
afterAll(() => {
  if (homeBefore === undefined) delete process.env.MARIDAJE_HOME
  else process.env.MARIDAJE_HOME = homeBefore
  rmSync(folder, { recursive: true, force: true })
})

test('replay shows what guests would have been told instead', async () => {
  const { status, out } = await maridaje('replay', '--requests', demo, '--candidate', 'candidate-1', '--lang', 'en')
  expect(status).toBe(0)
  expect(out).toContain(`${version} → candidate-1`)
  expect(out).toMatch(/first wine is another +\d+ %/)
  expect(out).toMatch(/ {2}criolla +\d+/)
})

test('replay --json is one object with every dish', async () => {
  const { out } = await maridaje('replay', '--requests', demo, '--candidate', 'candidate', '--json', '--quiet')
  const found = JSON.parse(out)
  expect(found.differences).toHaveLength(found.n)
  expect(found.skipped).toBeGreaterThanOrEqual(1)
})

test('a bad line is named on stderr and the others are replayed', async () => {
  const file = join(folder, 'requests.jsonl')
  writeFileSync(file, '{"dishes":["lomo saltado"]}\n{"dish":"x"}\n')
  const { status, out, err } = await maridaje('replay', '--requests', file, '--candidate', version, '--json')
  expect(status).toBe(0)
  expect(err).toMatch(/requests\.jsonl:2: /)
  expect(JSON.parse(out)).toMatchObject({ n: 1, requests: 1 })
})

const MISTYPED: readonly (readonly [string[], number, RegExp])[] = [
  [['replay'], 2, /--requests FILE is missing/],
  [['replay', '--requests', demo], 2, /--candidate VERSION is missing/],
  [['replay', '--requests', demo, '--candidate', 'nobody'], 1, /No model begins with "nobody"/],
  [['replay', '--requests', join(folder, 'nothing'), '--candidate', 'x'], 4, /cannot be opened/],
]
for (const [words, expected, message] of MISTYPED)
  test(`${words.length} words: status ${expected}, ${message.source}`, async () => {
    const { status, err } = await maridaje(...words)
    expect(err).toMatch(message)
    expect(status).toBe(expected)
  })
