/** What the server refuses reaches the owner in his language, and about what really happened. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { REFUSALS, sayRefusal } from '../../src/web/words/refusals.ts'

const server = globSync('src/{app,server}/**/*.ts', { cwd: ROOT }).map((file) => readFileSync(join(ROOT, file), 'utf8'))

test.each(REFUSALS.map(({ of }) => of))('the server still says "%s"', (of) => {
  expect(server.some((text) => text.includes(of))).toBe(true)
})

test('the last owner is not told that somebody else was quicker', () => {
  expect(sayRefusal('A house keeps at least one owner', 'es')).toContain('dueño')
  expect(sayRefusal('"Lima/Peru" is no time zone', 'es')).toContain('America/Lima')
  expect(sayRefusal('something new', 'es')).toBeNull()
})
