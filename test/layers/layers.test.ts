import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { drawArrows } from '../../scripts/arrows.ts'
import { checkLayers } from '../../scripts/layers.ts'
import { ROOT } from '../../src/config.ts'

const root = mkdtempSync(join(tmpdir(), 'maridaje-layers-'))

/** A copy of src, so that a forbidden import is forbidden where it would stand. */
beforeEach(() => {
  rmSync(root, { recursive: true, force: true })
  cpSync(join(ROOT, 'src'), join(root, 'src'), { recursive: true })
  cpSync(join(ROOT, 'bin'), join(root, 'bin'), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, source: string): void {
  const path = join(root, 'src', file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, source)
}

test('the sources as they are keep to the arrows', () => {
  const { read, problems } = checkLayers(ROOT)
  expect(problems).toEqual([])
  expect(read).toBeGreaterThan(150)
})

const FORBIDDEN: readonly (readonly [what: string, file: string, source: string, problem: string])[] = [
  [
    'a static import against an arrow',
    'domain/planted.ts',
    "import { z } from '../contract/requests.ts'\nz",
    'domain must not import contract',
  ],
  [
    'a dynamic import',
    'pairing/planted.ts',
    "export const open = () => import('../storage/open.ts')",
    'pairing must not import storage',
  ],
  [
    'a room within a room',
    'pairing/planners/planted.ts',
    "export { createEngine } from '../engine.ts'",
    'pairing/planners must not import pairing',
  ],
  [
    'a type',
    'knowledge/planted.ts',
    "import type { Engine } from '../pairing/engine.ts'\nexport type A = Engine",
    'knowledge must not import pairing',
  ],
  [
    'a type written in place',
    'flavor/planted.ts',
    "export type A = import('../app/app.ts').App",
    'flavor must not import app',
  ],
  [
    'an export from elsewhere',
    'contract/planted.ts',
    "export { ROOT } from '../config.ts'",
    'contract must not import config',
  ],
  [
    'the page from the engine',
    'web/planted.ts',
    "export { createEngine } from '../pairing/engine.ts'",
    'web must not import pairing',
  ],
  [
    'a route past the use cases',
    'server/planted.ts',
    "export { openStorage } from '../storage/open.ts'",
    'server must not import storage',
  ],
  [
    'a file outside src',
    'app/planted.ts',
    "export { checkLayers } from '../../bin/lock.mjs'",
    'app must not import bin',
  ],
  [
    'the disk in a pure room',
    'pairing/planted.ts',
    "import { readFileSync } from 'node:fs'\nexport const a = readFileSync",
    'pairing is pure',
  ],
  [
    'the disk without its prefix',
    'flavor/planted.ts',
    "import { readFileSync } from 'fs'\nexport const a = readFileSync",
    'flavor is pure',
  ],
  [
    'the disk beside load.ts',
    'knowledge/planted.ts',
    "import { readFileSync } from 'node:fs'\nexport const a = readFileSync",
    'knowledge is pure',
  ],
  ['chance without a seed', 'learners/planted.ts', 'export const a = Math.random()', 'uses Math.random'],
  ['the clock', 'domain/planted.ts', 'export const a = Date.now()', 'uses Date.now'],
  ['the clock by its object', 'modeling/planted.ts', 'export const a = new Date()', 'uses new Date()'],
  ['the environment', 'pairing/planted.ts', 'export const a = process.env.HOME', 'uses process'],
  [
    'a path nobody can read',
    'app/planted.ts',
    'export const open = (a: string) => import(a)',
    'imports a path that is not written out',
  ],
  ['a file that is not there', 'app/planted.ts', "export { a } from './nowhere.ts'", 'does not exist'],
  [
    'a room nobody listed',
    'attic/planted.ts',
    "export { clamp01 } from '../domain/scales.ts'",
    'attic must not import domain',
  ],
]
for (const [what, file, source, problem] of FORBIDDEN)
  test(`fails: ${what}`, () => {
    write(file, source)
    expect(checkLayers(root).problems.join('\n')).toContain(problem)
  })

test('fails: two files that import one another', () => {
  write('domain/one.ts', "import { b } from './two.ts'\nexport const a = b")
  write('domain/two.ts', "import type { a } from './one.ts'\nexport const b: typeof a = 1")
  expect(checkLayers(root).problems).toEqual(['cycle between files: domain/one.ts -> domain/two.ts -> domain/one.ts'])
})

test('fails: a module that cannot be parsed is one too few', () => {
  const { read } = checkLayers(root)
  write('domain/broken.ts', 'export const = 1')
  const report = checkLayers(root)
  expect(report.read).toBe(read)
  expect(report.problems.join('\n')).toContain(`only ${read} of ${read + 1} modules could be read`)
})

test('what looks like an import in a string or a comment is none', () => {
  write('domain/planted.ts', '// import "../app/app.ts"\nexport const a = "import(\'../app/app.ts\') Math.random()"')
  expect(checkLayers(root).problems).toEqual([])
})

test('fails: a picture that shows other arrows', () => {
  mkdirSync(join(root, 'docs'))
  writeFileSync(join(root, 'docs', 'architecture.md'), 'flowchart TD\n')
  expect(checkLayers(root).problems.join('\n')).toContain('docs/architecture.md')
  writeFileSync(join(root, 'docs', 'architecture.md'), `# Architecture\n\n${drawArrows()}\n`)
  expect(checkLayers(root).problems).toEqual([])
})
