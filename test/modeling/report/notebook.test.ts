import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from '../../../src/config.ts'
import {
  beginCell,
  list,
  markCells,
  notebookPage,
  print,
  readCells,
  say,
} from '../../../src/modeling/report/notebook.ts'

const folder = join(ROOT, 'notebooks')
const out = mkdtempSync(join(tmpdir(), 'maridaje-notebooks-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))
const notebooks = readdirSync(folder).flatMap((name) => (name.endsWith('.ts') ? [name] : []))
const sourceOf = (name: string) => readFileSync(join(folder, name), 'utf8')
const run = (...words: string[]) => {
  const { NODE_OPTIONS: _, ...env } = process.env
  return spawnSync(process.execPath, [join(ROOT, 'scripts', 'notebooks.ts'), ...words, '--out', out], {
    env,
    encoding: 'utf8',
  })
}

const SOURCE = [
  '// A notebook',
  '// What it is about.',
  "import { a } from './a.ts'",
  '',
  '// %% First',
  '// A text of `code`',
  '// and two lines.',
  'const x = a < 1',
  '// a comment of the code',
  'say(x)',
  '// %% Second',
  '// Only text.',
].join('\n')

test('cells have a title, a text and code', () => {
  const { title, lead, cells } = readCells(SOURCE)
  expect({ title, lead }).toEqual({ title: 'A notebook', lead: 'What it is about.' })
  expect(cells).toEqual([
    {
      title: 'First',
      text: 'A text of `code`\nand two lines.',
      code: 'const x = a < 1\n// a comment of the code\nsay(x)',
      line: 5,
    },
    { title: 'Second', text: 'Only text.', code: '', line: 11 },
  ])
})

test('marks become calls on their own lines, so that a failure names the line of the notebook', () => {
  const marked = markCells(SOURCE, 'file:///display.ts').split('\n')
  expect(marked).toHaveLength(SOURCE.split('\n').length)
  expect(marked[0]).toMatch(/^import \{ beginCell \} from "file:\/\/\/display.ts"; \/\/ A notebook$/)
  expect([marked[4], marked[10]]).toEqual(['beginCell(0);', 'beginCell(1);'])
})

test('what a cell shows stands below its code; text is text', () => {
  beginCell(0)
  say('<b>not bold</b>')
  list(['wine', 'n'], [['Malbec', 3]])
  print('a < b')
  const page = notebookPage(SOURCE, 'en', null)
  expect(page).toContain('A text of <code>code</code> and two lines.')
  expect(page).toContain('&lt;b&gt;not bold&lt;/b&gt;')
  expect(page).toContain('<td class="n">3</td>')
  expect(page).toContain('<pre>a &lt; b</pre>')
  expect(page.indexOf('a comment of the code')).toBeLessThan(page.indexOf('not bold'))
  expect(notebookPage(SOURCE, 'en', 'broken at line 8')).toContain('broken at line 8')
})

test.each(notebooks)('%s defines no function and tells something in every cell', (name) => {
  const source = sourceOf(name)
  expect(source).not.toMatch(/^\s*(?:async )?function\b/m)
  expect(source).not.toMatch(/^(?:const|let) \w+ = (?:async )?\([^)]*\) =>/m)
  const { title, cells } = readCells(source)
  expect(title).not.toBe('')
  expect(cells.length).toBeGreaterThan(3)
  for (const cell of cells) {
    expect(cell.title).not.toBe('')
    expect(cell.text, cell.title).not.toBe('')
  }
})

test('the quick notebooks run from top to bottom and render', () => {
  const { status, stdout, stderr } = run('--quick')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const quick = notebooks.filter((name) => !/^\/\/ slow\b/m.test(sourceOf(name)))
  expect(quick.length).toBeGreaterThanOrEqual(3)
  expect(stdout.trim().split('\n')).toEqual(quick.map((name) => join(out, name.replace(/\.ts$/, '.html'))))
  for (const name of quick) {
    const page = readFileSync(join(out, name.replace(/\.ts$/, '.html')), 'utf8')
    const { cells } = readCells(sourceOf(name))
    expect(page.match(/<section/g)).toHaveLength(cells.length)
    expect(page).not.toMatch(/undefined|NaN|<script|src=/)
  }
})

test('a notebook that is not there is named, with those that are', () => {
  const { status, stderr } = run('astrology')
  expect(status).toBe(2)
  expect(stderr).toMatch(/no notebook "astrology".*exploration/)
})
