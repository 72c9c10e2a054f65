import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { randomFrom } from '../../src/domain/random.ts'
import { readTrials } from '../../src/modeling/experiments/trial-log.ts'
import { maridaje } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-tune-'))
const data = join(folder, 'wines.csv')
const homeBefore = process.env.MARIDAJE_HOME
let home = ''
let homes = 0

beforeAll(() => {
  const random = randomFrom(1)
  const rows = Array.from({ length: 150 }, () => {
    const [a, b] = [random.next(), random.next()]
    return `${a.toFixed(3)},${b.toFixed(3)},${a * b > 0.25 ? 'red' : 'white'}`
  })
  writeFileSync(data, `acidity,body,colour\n${rows.join('\n')}\n`)
})
beforeEach(() => {
  home = join(folder, `home-${homes++}`)
  process.env.MARIDAJE_HOME = home
})
afterEach(() => {
  if (homeBefore === undefined) delete process.env.MARIDAJE_HOME
  else process.env.MARIDAJE_HOME = homeBefore
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const words = [
  'tune',
  '--data',
  data,
  '--target',
  'colour',
  '--learner',
  'logistic',
  '--trials',
  '4',
  '--search',
  'random',
]
const logFile = () => join(home, 'experiments', 'table-logistic-wines-csv.jsonl')

test('tune of a table: every trial with its measures, the options as they are among them', async () => {
  const { status, out } = await maridaje(...words, '--json', '--quiet')
  expect(status).toBe(0)
  const { best, preset, log } = JSON.parse(out)
  expect(best).toHaveLength(5)
  expect(best[0].score).toBeGreaterThanOrEqual(preset.score)
  expect(best[0].score).toBeGreaterThan(0.8)
  expect(log).toBe(logFile())
  const lines = readTrials(log)
  expect(lines).toHaveLength(5)
  for (const { metrics } of lines) expect(Object.keys(metrics)).toEqual(['accuracy', 'f1', 'mcc', 'log_loss'])
  const listed = await maridaje('tune', '--list', '--json')
  expect(
    listed.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).score),
  ).toEqual(best.map(({ score }: { score: number }) => score))
})

test('the same seed finds the same', async () => {
  const first = await maridaje(...words, '--json', '--quiet')
  rmSync(home, { recursive: true })
  const second = await maridaje(...words, '--json', '--quiet')
  expect(JSON.parse(second.out).best).toEqual(JSON.parse(first.out).best)
})

test('a search killed after its second trial goes on to the same end, each trial once', async () => {
  const whole = JSON.parse((await maridaje(...words, '--json', '--quiet')).out).best
  rmSync(home, { recursive: true })
  await killAfter(2)
  const before = readTrials(logFile()).length
  expect(before).toBeGreaterThanOrEqual(2)
  const { out } = await maridaje(...words, '--json', '--quiet')
  expect(JSON.parse(out).best).toEqual(whole)
  const lines = readTrials(logFile())
  expect(lines).toHaveLength(5)
  expect(new Set(lines.map(({ trial }) => JSON.stringify(trial))).size).toBe(5)
})

/** Starts the search as a program of its own and kills it when its log has as many lines. */
async function killAfter(lines: number): Promise<void> {
  const { NODE_OPTIONS: _, MARIDAJE_LAUNCHER: __, ...env } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'bin', 'maridaje'), ...words], {
    env: { ...env, MARIDAJE_HOME: home },
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (
    child.exitCode === null &&
    !(existsSync(logFile()) && readFileSync(logFile(), 'utf8').split('\n').length > lines)
  )
    await new Promise((resolve) => setTimeout(resolve, 2))
  child.kill('SIGKILL')
  await ended
}

const MISTYPED: readonly (readonly [string[], RegExp])[] = [
  [['tune', '--learner', 'boosting'], /one of rules, blend, towers, forest here, not "boosting"/],
  [['tune', '--data', data, '--learner', 'towers'], /one of forest, boosting, logistic here/],
  [['tune', '--search', 'guess'], /--search is one of/],
  [['tune', '--target', 'x'], /--target needs --data/],
  [['tune', '--data', data, '--target', 'moon'], /no column "moon"/],
]
for (const [mistyped, message] of MISTYPED)
  test(`${mistyped.slice(1).join(' ').replace(folder, '')}: refused with status 2`, async () => {
    const { status, err } = await maridaje(...mistyped)
    expect(err).toMatch(message)
    expect(status).toBe(2)
  })
