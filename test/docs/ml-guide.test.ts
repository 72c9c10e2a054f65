/** The guide speaks of commands and options that there are. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { maridaje } from '../cli/run.ts'

const guide = readFileSync(join(ROOT, 'docs', 'guides', 'ml-engineer.md'), 'utf8')
const lines = [...guide.matchAll(/^bin\/maridaje (.+)$/gm)].map(([, line = '']) => line)

test.each([...new Set(lines)])('bin/maridaje %s', async (line) => {
  const [name = '', ...words] = line.split(' ')
  const { status, out } = await maridaje(name, '--help')
  expect(status).toBe(0)
  for (const word of words) if (word.startsWith('--')) expect(out).toContain(`${word} `)
  if (name === 'models') expect(out).toContain(words[0])
})

test('it names every notebook', () => {
  const section = guide.split('## Notebooks')[1]?.split('\n## ')[0] ?? ''
  const named = [...section.matchAll(/^\| `([a-z-]+)` \| /gm)].map(([, name]) => `${name}.ts`)
  expect(named.sort()).toEqual(readdirSync(join(ROOT, 'notebooks')).filter((name) => name.endsWith('.ts')))
})
