import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { maridaje } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'maridaje-clean-'))
const at = (name: string) => join(folder, name)
const home = ['--home', at('home')]
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(
  at('vinos.csv'),
  'vino,uva,precio\nTacama Don Manuel Tannat 2019,,S/ 89\nIntipalka Malbec 2020,Malbec,US$ 14\n',
)

test('clean, merge, list, diff, restore: the way from a file to pairings and back', async () => {
  const first = await maridaje(
    'clean',
    '--in',
    at('vinos.csv'),
    '--out',
    at('one'),
    '--date',
    '2026-11-26',
    ...home,
    '--json',
  )
  expect(first.status, first.err).toBe(0)
  const { version, tables } = JSON.parse(first.out)
  expect(tables).toEqual([{ table: 'wines', read: 2, kept: 2, rejected: 0, added: 0 }])
  expect(first.err).toContain('02-formats')
  writeFileSync(at('vinos.csv'), 'vino,uva,precio\nTacama Don Manuel Tannat 2019,,S/ 95\n')
  expect(
    (await maridaje('clean', '--in', at('vinos.csv'), '--out', at('two'), '--date', '2026-11-26', ...home)).status,
  ).toBe(0)
  const merged = await maridaje('merge', '--in', at('two'), '--out', at('pairs'), ...home)
  expect(merged.status, merged.err).toBe(0)
  expect(merged.out).toMatch(/\d+ pairings: .*published \d+/)
  const list = await maridaje('data', 'list', ...home, '--json')
  expect(
    list.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).made_by),
  ).toEqual(['clean', 'clean', 'merge'])
  const second = JSON.parse(list.out.trim().split('\n')[1]!).version
  const diff = await maridaje('data', 'diff', version, second, ...home)
  expect(diff.out).toContain('~ cleaned_wine_data.json')
  expect(diff.out).toContain('wines: 2 → 1 records')
  expect((await maridaje('data', 'restore', version, '--out', at('back'), ...home)).status).toBe(0)
  expect(readFileSync(at('back/cleaned_wine_data.json'), 'utf8')).toBe(
    readFileSync(at('one/cleaned_wine_data.json'), 'utf8'),
  )
})

test('a gate that fails ends with 3, a file that is not there with 4, a missing option with 2', async () => {
  writeFileSync(at('bad.csv'), `vino,precio\n${'12345,9\n'.repeat(10)}`)
  expect((await maridaje('clean', '--in', at('bad.csv'), '--out', at('bad'), ...home, '--unkept')).status).toBe(3)
  const gone = await maridaje('clean', '--in', at('nowhere'), '--out', at('x'), ...home)
  expect(gone.status).toBe(4)
  expect(gone.err).toMatch(/does not exist/)
  expect((await maridaje('clean', '--out', at('x'))).status).toBe(2)
  expect((await maridaje('merge', '--in', at('x'), '--out', at('x'))).status).toBe(2)
  expect((await maridaje('merge', '--in', at('x'), '--out', at('y'))).status).toBe(4)
  expect((await maridaje('data', 'shuffle')).status).toBe(2)
  expect((await maridaje('data', 'restore', 'abc', '--out', at('y'), ...home)).status).toBe(1)
})

test('what cannot be cleaned says why, and what to do first', async () => {
  const refused = async (input: string) => {
    const ran = await maridaje('clean', '--in', at(input), '--out', at('never'), ...home)
    expect(ran.status).toBe(4)
    return ran.err
  }
  writeFileSync(at('carta.pdf'), '%PDF-1.4')
  expect(await refused('carta.pdf')).toMatch(/no table[\s\S]*maridaje source FILE/)
  writeFileSync(at('nothing.csv'), '')
  expect(await refused('nothing.csv')).toMatch(/nothing\.csv is empty/)
  writeFileSync(at('other.csv'), 'a,b\n1,2\n')
  expect(await refused('other.csv')).toMatch(/no record[\s\S]*`plato`/)
  mkdirSync(at('many/one'), { recursive: true })
  writeFileSync(at('many/one/records.jsonl'), '')
  expect(await refused('many')).toMatch(/Records are in .*many\/one/)
})
