/** The bootstrap in a checkout of its own, with an npm that only pretends. */
import { execFile, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'

const run = promisify(execFile)

/** Notes its words; makes what npm would make. */
const PRETEND_NPM = `
const fs = require('node:fs'), path = require('node:path')
const words = process.argv.slice(2)
fs.appendFileSync(process.env.NPM_NOTES, process.versions.node + ' ' + words.join(' ') + '\\n')
if (process.env.NPM_FAILS) process.exit(7)
const prefix = words.indexOf('--prefix')
if (prefix > 0) {
  const [name, version] = words.find((word) => word.startsWith('node-')).split('@')
  const folder = path.join(words[prefix + 1], 'node_modules', name)
  fs.mkdirSync(path.join(folder, 'bin'), { recursive: true })
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ version }))
  fs.symlinkSync(process.env.NEW_NODE, path.join(folder, 'bin', 'node'))
} else {
  fs.mkdirSync('node_modules', { recursive: true })
  fs.writeFileSync(path.join('node_modules', '.package-lock.json'), '{}')
}
`
const MAIN = `export async function main(words: string[]) {
  console.log(JSON.stringify({ words, node: process.versions.node }))
  return words.includes('fail') ? 3 : 0
}`

let root: string
const notes = () =>
  existsSync(join(root, 'notes')) ? readFileSync(join(root, 'notes'), 'utf8').trim().split('\n') : []
const env = (changes = {}) => {
  const { MARIDAJE_LAUNCHER: _, NODE_OPTIONS: __, ...own } = process.env
  return {
    ...own,
    npm_execpath: join(root, 'npm-cli.js'),
    NPM_NOTES: join(root, 'notes'),
    NEW_NODE: process.execPath,
    ...changes,
  }
}
const start = (words: string[], changes = {}, node = process.execPath) =>
  run(node, [join(root, 'bin', 'maridaje'), ...words], { cwd: tmpdir(), env: env(changes) })

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'maridaje-boot-'))
  cpSync(join(ROOT, 'bin'), join(root, 'bin'), { recursive: true })
  mkdirSync(join(root, 'src', 'cli'), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"type":"module"}')
  writeFileSync(join(root, 'package-lock.json'), '{}')
  writeFileSync(
    join(root, 'npm-cli.js'),
    PRETEND_NPM.replace(
      "require('node:fs'), path = require('node:path')",
      "process.getBuiltinModule('node:fs'), path = process.getBuiltinModule('node:path')",
    ),
  )
  writeFileSync(join(root, 'src', 'cli', 'main.ts'), MAIN)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('the first start installs, the next does not; talk goes to stderr', async () => {
  const first = await start(['pair', 'ceviche'])
  expect(JSON.parse(first.stdout).words).toEqual(['pair', 'ceviche'])
  expect(first.stderr).toContain('maridaje: installing')
  expect(notes()).toHaveLength(1)
  expect(notes()[0]).toContain('install --no-save')
  const second = await start(['doctor'])
  expect(second.stderr).toBe('')
  expect(notes()).toHaveLength(1)
})

test('a changed lock file, or node_modules gone, installs again', async () => {
  await start([])
  writeFileSync(join(root, 'package-lock.json'), '{"changed":true}')
  await start([])
  expect(notes()).toHaveLength(2)
  rmSync(join(root, 'node_modules'), { recursive: true })
  await start([])
  expect(notes()).toHaveLength(3)
})

test('two first starts at once install once', async () => {
  await Promise.all([start([]), start([]), start([])])
  expect(notes()).toHaveLength(1)
})

test('an install that fails is said in words, and tried again the next time', async () => {
  await expect(start([], { NPM_FAILS: '1' })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/error: npm install failed \(7\)[\s\S]*registry/),
  })
  await expect(start([], { NPM_FAILS: '1' })).rejects.toMatchObject({ stderr: expect.not.stringMatching(/\n\s+at /) })
  await start([])
  expect(notes()).toHaveLength(3)
})

test('the exit status is passed on', async () => {
  await expect(start(['fail'])).rejects.toMatchObject({ code: 3 })
})

test('everything made lies in .maridaje and node_modules', async () => {
  await start([])
  const made = spawnSync('ls', ['-A', root], { encoding: 'utf8' }).stdout.trim().split('\n')
  expect(made.sort()).toEqual([
    '.maridaje',
    'bin',
    'node_modules',
    'notes',
    'npm-cli.js',
    'package-lock.json',
    'package.json',
    'src',
  ])
})

const older = findOlderNode()
test.skipIf(older === null)('an older Node fetches the pinned one and hands over to it', async () => {
  const { stdout } = await start(['pair'], {}, older!)
  expect(JSON.parse(stdout)).toEqual({ words: ['pair'], node: process.versions.node })
  expect(notes()[0]).toMatch(/install --prefix .*runtime --no-save --no-package-lock node-.*@24\./)
  expect(notes()[1]).toMatch(new RegExp(`^${process.versions.node} install --no-save`))
  await expect(start(['fail'], {}, older!)).rejects.toMatchObject({ code: 3 })
  // Started by its own name, a shell goes straight to the Node that is there.
  const direct = await run(join(root, 'bin', 'maridaje'), ['doctor'], { env: env() })
  expect(JSON.parse(direct.stdout).words).toEqual(['doctor'])
  expect(notes()).toHaveLength(2)
})

/** Some Node from 18 to 23 on the PATH; null where there is none. */
function findOlderNode(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const node = join(folder, 'node')
    const major = Number(
      spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.split('.')[0] ?? 0,
    )
    if (major >= 20 && major < 24) return node
  }
  return null
}
