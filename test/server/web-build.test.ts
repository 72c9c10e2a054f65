import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { buildWebIfNeeded } from '../../src/server/web-build.ts'

const root = mkdtempSync(join(tmpdir(), 'maridaje-web-'))
const page = join(root, 'src', 'web', 'index.html')
const built = join(root, 'dist', 'web', 'index.html')
const quiet = () => undefined
const SECOND = 20_000

beforeAll(() => {
  mkdirSync(join(root, 'src', 'web'), { recursive: true })
  mkdirSync(join(root, '.maridaje'))
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(join(root, 'src', 'web', 'vite.config.ts'), 'export default { root: import.meta.dirname }')
  writeFileSync(page, '<!doctype html><title>one</title>')
})
afterAll(() => rmSync(root, { recursive: true }))

test('the page is built when it is missing and when its sources changed, and only then', {
  timeout: SECOND,
}, async () => {
  expect(await buildWebIfNeeded(root, quiet)).toBe('built')
  expect(readFileSync(built, 'utf8')).toContain('one')
  expect(await buildWebIfNeeded(root, quiet)).toBe('fresh')
  writeFileSync(page, '<!doctype html><title>two</title>')
  expect(await buildWebIfNeeded(root, quiet)).toBe('built')
  expect(readFileSync(built, 'utf8')).toContain('two')
})

test('a page that cannot be built leaves the one before, and says why', { timeout: SECOND }, async () => {
  writeFileSync(page, '<!doctype html><script type="module" src="./missing.ts"></script>')
  const said: string[] = []
  expect(await buildWebIfNeeded(root, (text) => said.push(text))).toBe('failed')
  expect(said.join()).toContain('missing')
  expect(existsSync(built)).toBe(true)
})

test('without sources there is nothing to build', async () => {
  expect(await buildWebIfNeeded(tmpdir(), quiet)).toBe('no_sources')
})
