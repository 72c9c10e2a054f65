/** Documents that a command makes are what it would make now. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'

test.each([
  ['docs/cli.md', 'scripts/cli-doc.ts'],
  ['docs/trace.md', 'scripts/trace.ts'],
])('%s is fresh', (_document, script) => {
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, script), '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})
