/** The workflows only call what the program and its scripts know, so that they run on a laptop too. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ROOT } from '../../src/config.ts'

interface Step {
  uses?: string
  run?: string
}
interface Workflow {
  permissions?: Record<string, string>
  jobs: Record<string, { 'timeout-minutes'?: number; environment?: string; needs?: string; steps: Step[] }>
}

const FOLDER = join(ROOT, '.github', 'workflows')
const workflows = readdirSync(FOLDER).map((file): [string, Workflow] => [
  file,
  parse(readFileSync(join(FOLDER, file), 'utf8')),
])
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps)

test.each(workflows)('%s: every command, script and package script that it runs is there', (_file, workflow) => {
  // docs/cli.md is made of what the program says of itself, and a test compares it.
  const known = [...readFileSync(join(ROOT, 'docs', 'cli.md'), 'utf8').matchAll(/^## (\S+)$/gm)].map(([, name]) => name)
  const text = stepsOf(workflow)
    .map(({ run = '' }) => run)
    .join('\n')
  for (const [, word] of text.matchAll(/bin\/maridaje ([a-z-]+)/g)) expect(known).toContain(word)
  for (const [path] of text.matchAll(/(?:deploy|scripts|\.ci)\/[\w/.-]+/g))
    expect(existsSync(join(ROOT, path)), path).toBe(true)
  expect(text).not.toBe('')
})

test.each(workflows)(
  '%s: every job ends some time, with the least rights, on actions of a named version',
  (_file, workflow) => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const [name, job] of Object.entries(workflow.jobs))
      expect(job['timeout-minutes'], name).toBeLessThanOrEqual(90)
    for (const { uses } of stepsOf(workflow)) if (uses) expect(uses).toMatch(/@v?\d[\w.]*$/)
  },
)

test('an image is scanned before it is sent, and nothing is deployed that was not built and scanned', () => {
  const release = workflows.find(([file]) => file === 'release.yml')?.[1]
  const steps = release?.jobs.build?.steps ?? []
  const at = (what: RegExp) => steps.findIndex(({ uses = '', run = '' }) => what.test(uses + run))
  const scanned = steps.findLastIndex(({ uses = '' }) => uses.includes('trivy'))
  expect(at(/build\.ts/)).toBeGreaterThan(-1)
  expect(scanned).toBeGreaterThan(at(/build\.ts/))
  expect(at(/docker push/)).toBeGreaterThan(scanned)
  expect(at(/build\.ts.*--push/s)).toBe(-1)
  expect(release?.jobs.deploy?.needs).toBe('build')
  expect(release?.jobs.deploy?.environment).toBeDefined()
})
