/** Documents that say what the program does are compared with the program. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { drawArrows } from '../../scripts/arrows.ts'
import { ROOT } from '../../src/config.ts'
import { ERRORS } from '../../src/errors.ts'
import { TABLE_NAMES } from '../../src/knowledge/load.ts'
import { TABLES } from '../../src/knowledge/tables.ts'

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const released: string = JSON.parse(read('models/released.json')).version

test('docs/errors.md lists the errors of the program, no more and no less', () => {
  const rows = [...read('docs/errors.md').matchAll(/^\| `(\w+)` \| (\d+) \| (\d+) \| ([^|]+) \|/gm)]
  const listed = Object.fromEntries(
    rows.map(([, code = '', status, exit, title]) => [code, { status: Number(status), exit: Number(exit), title }]),
  )
  expect(listed).toEqual(ERRORS)
})

test('the numbers in the README are those of the released model', () => {
  const block = read('README.md').split('<!-- evaluate -->')[1]?.split('<!-- /evaluate -->')[0]
  expect(block).toContain(`\`${released}\``)
})

test('the released model is in the repository, with its card', () => {
  for (const file of ['manifest.json', 'model.safetensors', 'card.md'])
    expect(existsSync(join(ROOT, 'models', released, file)), file).toBe(true)
})

test('README and architecture show the rooms as the lint sees them', () => {
  expect(read('README.md')).toContain(drawArrows())
  expect(read('docs/architecture.md')).toContain(drawArrows())
})

test('data/knowledge/README.md names every file and column', () => {
  const text = read('data/knowledge/README.md')
  for (const name of TABLE_NAMES) {
    expect(text, `${name}.csv`).toContain(`${name}.csv`)
    for (const column of Object.keys(TABLES[name]))
      expect(text, `${name}.csv: ${column}`).toMatch(new RegExp(`\\b${column}\\b`))
  }
})

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'models/README.md', 'data/README.md'],
  ...['knowledge', 'demo', 'raw', 'interim', 'processed', 'external'].map((name) => `data/${name}/README.md`),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
]

test.each(DOCUMENTS)('%s points at files and headings that are there', (file) => {
  for (const [, target = ''] of read(file).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    const [path = '', heading] = target.split('#')
    const absolute = path === '' ? join(ROOT, file) : join(ROOT, dirname(file), path)
    expect(existsSync(absolute), target).toBe(true)
    if (heading !== undefined) expect(headingsOf(readFileSync(absolute, 'utf8')), target).toContain(heading)
  }
})

function headingsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

test('decision records are numbered one by one', () => {
  const names = readdirSync(join(ROOT, 'docs', 'decisions')).sort()
  expect(names.filter((name) => !/^\d{4}-[a-z0-9-]+\.md$/.test(name))).toEqual([])
  const numbers = names.map((name) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('what package.json can run is what the documents say one can run', () => {
  const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts
  for (const file of DOCUMENTS)
    for (const [, name = ''] of read(file).matchAll(/npm run (?:-s )?([a-z:]+)/g))
      expect(Object.keys(scripts), `${file}: npm run ${name}`).toContain(name)
})
