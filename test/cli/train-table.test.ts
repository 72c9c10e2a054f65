import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDuck, quoted } from '../../src/cleansing/duck.ts'
import { maridaje } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-train-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const mock = join(folder, 'mock.csv')

/** A table of the tutorial's size, and what a forest makes of it. */
async function learnFromMock(seed: number, file: string) {
  const size = ['--rows', '10000', '--seed', String(seed)]
  expect((await maridaje('mock', ...size, '--out', file, '--quiet')).status).toBe(0)
  const { status, out } = await maridaje('train', '--data', file, '--json', '--quiet')
  expect(status).toBe(0)
  return JSON.parse(out)
}

test('the tutorial: mock, then train, reaches 95 % of what any model can', async () => {
  const said = await learnFromMock(7, mock)
  expect(said).toMatchObject({ learner: 'forest', target: 'wine_variant', columns: { table: 3, learned: 3 } })
  expect(said.rows.tested).toBeGreaterThan(1_990)
  expect(said.bayes_accuracy).toBeGreaterThan(0.5)
  expect(existsSync(join(said.model, 'model.safetensors'))).toBe(true)
  // One test of 2,000 rows is 2 points of chance in the ratio: three draws together tell.
  const others = [
    await learnFromMock(8, join(folder, 'mock-8.csv')),
    await learnFromMock(9, join(folder, 'mock-9.csv')),
  ]
  const ratios = [said, ...others].map(({ measures, bayes_accuracy: bayes }) => measures.accuracy.value / bayes)
  expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeGreaterThan(0.95)
})

test('another table than the one that mock left has an unknown Bayes accuracy', async () => {
  writeFileSync(mock, readFileSync(mock, 'utf8').split('\n').slice(0, 1_500).join('\n'))
  const { status, out } = await maridaje('train', '--data', mock, '--quiet')
  expect(status).toBe(0)
  expect(out).toMatch(/Bayes accuracy unknown/)
})

test('what cannot be: no such column, no such learner, predictions of nothing, a file that is not there', async () => {
  const refuse = async (words: string[], status: number, message: RegExp) => {
    const ran = await maridaje('train', ...words)
    expect(ran).toMatchObject({ status, err: expect.stringMatching(message) })
  }
  await refuse(['--data', mock, '--target', 'vino'], 2, /no column "vino"[\s\S]*menu_item/)
  await refuse(['--data', mock, '--learner', 'oracle'], 2, /forest, boosting, logistic/)
  await refuse(['--data', mock, '--predictions', 'p.csv'], 2, /needs --test/)
  await refuse(['--data', mock, '--release'], 2, /pairing model/)
  await refuse(['--data', mock, '--statements', 'more.csv'], 2, /pairing model/)
  for (const option of ['target', 'test', 'predictions', 'learner', 'out'])
    await refuse([`--${option}`, 'x'], 2, new RegExp(`--${option} needs --data`))
  await refuse(['--data', join(folder, 'none.csv')], 4, /does not exist/)
})

test('a test table that says nothing of other rows is named as such, one that says nothing at all is refused', async () => {
  const same = await maridaje('train', '--data', mock, '--test', mock)
  expect(same.err).toMatch(/is the table that is learned from/)
  const other = join(folder, 'other.csv')
  writeFileSync(other, 'a,b\n1,2\n')
  const none = await maridaje('train', '--data', mock, '--test', other)
  expect(none).toMatchObject({ status: 1, err: expect.stringMatching(/none of the columns[\s\S]*flavor_profile_1/) })
})

test('what merge writes can be learned from: Parquet as well as CSV', async () => {
  const parquet = join(folder, 'table.parquet')
  const duck = await openDuck({ memoryMb: 256, threads: 1, spill: folder })
  await duck.run(`COPY (SELECT * FROM read_csv(${quoted(mock)}, all_varchar = true)) TO ${quoted(parquet)}`)
  duck.close()
  const measured = async (data: string) =>
    JSON.parse((await maridaje('train', '--data', data, '--learner', 'logistic', '--json', '--quiet')).out).measures
  expect(await measured(parquet)).toEqual(await measured(mock))
  expect((await maridaje('tune', '--data', parquet, '--learner', 'logistic', '--trials', '0', '--quiet')).status).toBe(
    0,
  )
})
