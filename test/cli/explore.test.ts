import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maridaje } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-explore-'))
const file = (name: string) => join(folder, name)
beforeAll(() => {
  const rows = Array.from({ length: 120 }, (_, i) => {
    const acid = (i % 10) / 10
    return `${acid},${i % 7 === 0 ? '' : i % 3},${i % 4 === 0 ? '<script>x</script>' : 'plain'},${acid > 0.45 ? 'white' : 'red'}`
  })
  writeFileSync(file('wines.csv'), `acidity,noise,"note & mark",colour\n${rows.join('\n')}\n1,2\n`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What makes a page safe to pass on: nothing from elsewhere, nothing that runs. */
function expectSelfContained(page: string): void {
  expect(page).not.toMatch(/<script|src=|@import|url\(|https?:\/\/(?!www\.w3\.org)/)
  expect(page).toContain('name="viewport"')
  expect(page.match(/<svg/g)?.length).toBeGreaterThan(3)
}

test('explore of a table: the column that decides is named first, and text of the table stays text', async () => {
  const { status, out } = await maridaje(
    'explore',
    '--data',
    file('wines.csv'),
    '--target',
    'colour',
    '--out',
    file('t.html'),
    '--trees',
    '10',
    '--lang',
    'en',
    '--json',
    '--quiet',
  )
  expect(status).toBe(0)
  const { target, problems, columns } = JSON.parse(out).tables[0]
  expect(target.information[0].name).toBe('acidity')
  expect(target.importance.columns[0].name).toBe('acidity')
  expect(problems[0]).toMatchObject({ row: 122, message: 'has 2 cells, not 4' })
  expect(
    columns.find(({ summary }: { summary: { name: string } }) => summary.name === 'noise').summary.missing,
  ).toBeGreaterThan(10)
  const page = readFileSync(file('t.html'), 'utf8')
  expectSelfContained(page)
  expect(page).toContain('&lt;script&gt;')
  expect(page).toContain('note &amp; mark')
})

test('explore without a table: statements, panel and dishes, in Spanish', async () => {
  const { status, out } = await maridaje('explore', '--out', file('own.html'), '--trees', '4', '--json', '--quiet')
  expect(status).toBe(0)
  const found = JSON.parse(out)
  const count = (name: string) => found.counts.find((one: { name: string }) => one.name === name).value
  const named = found.classes.reduce((sum: number, one: { statements: number }) => sum + one.statements, 0)
  expect(named).toBeCloseTo(count('statements') - count('against'), 6)
  for (const shares of found.proteins.shares)
    expect(shares.reduce((sum: number, share: number) => sum + share, 0)).toBeCloseTo(1, 6)
  expect(found.information.statements[0].name).toBe('protein')
  const page = readFileSync(file('own.html'), 'utf8')
  expectSelfContained(page)
  expect(page).toMatch(/<html lang="es">[\s\S]*Acuerdo entre quienes juzgan/)
})

test('explore of a folder explores every table of it', async () => {
  const { out } = await maridaje('explore', '--data', folder, '--json', '--quiet')
  expect(JSON.parse(out).tables.map(({ name }: { name: string }) => name)).toEqual(['wines.csv'])
})

const MISTYPED: readonly (readonly [string[], number, RegExp])[] = [
  [['explore'], 2, /--out FILE.html is missing/],
  [['explore', '--target', 'x', '--out', 'x.html'], 2, /--target needs --data/],
  [['explore', '--data', file('wines.csv'), '--target', 'moon', '--json'], 2, /no column "moon"/],
  [['explore', '--data', file('nothing.csv'), '--json'], 4, /does not exist/],
]
for (const [words, expected, message] of MISTYPED)
  test(`${words[0]} ${words.at(-1)}: status ${expected}`, async () => {
    const { status, err } = await maridaje(...words)
    expect(err).toMatch(message)
    expect(status).toBe(expected)
  })

test('explore reads JSON lines too, and says what a folder must hold', async () => {
  writeFileSync(file('lines.jsonl'), '{"acidity":0.2,"colour":"red"}\n{"acidity":0.8,"colour":"white"}\n')
  const { status, out } = await maridaje('explore', '--data', file('lines.jsonl'), '--json', '--quiet')
  expect(status).toBe(0)
  expect(JSON.parse(out).tables[0]).toMatchObject({ name: 'lines.jsonl', rows: 2 })
  writeFileSync(file('broken.jsonl'), '{"acidity":')
  const broken = await maridaje('explore', '--data', file('broken.jsonl'), '--json', '--quiet')
  expect(broken.status).toBe(4)
})
