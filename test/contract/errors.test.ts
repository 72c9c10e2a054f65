/** The catalogue of errors and docs/errors.md are one list, in both directions; and the code raises no other. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../src/config.ts'
import { ERRORS, MaridajeError } from '../../src/errors.ts'

const documented = new Map(
  [
    ...readFileSync(join(ROOT, 'docs', 'errors.md'), 'utf8').matchAll(
      /^\| `(\w+)` \| (\d+) \| (\d+) \| ([^|]+?) \| ([^|]+?) \|$/gm,
    ),
  ].map(([, code = '', status, exit, title]) => [code, { status: Number(status), exit: Number(exit), title }]),
)

test('every error is documented, with its status, exit and title', () => {
  expect(Object.fromEntries(documented)).toEqual(ERRORS)
})

test('the codes of the catalogue are raised somewhere, and nowhere another', () => {
  const src = join(ROOT, 'src')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith('errors.ts'),
  )
  const sources = files.map((file) => readFileSync(join(src, file), 'utf8')).join('\n')
  const silent = Object.keys(ERRORS).filter((code) => !new RegExp(`['.]${code}\\b`).test(sources))
  expect(silent).toEqual([])
})

test('exit statuses are those of the command line: 1 failure, 2 not understood, 3 a gate, 4 a file', () => {
  expect(new Set(Object.values(ERRORS).map(({ exit }) => exit))).toEqual(new Set([1, 2, 3, 4]))
})

test('an error keeps code, place, hint and cause', () => {
  const cause = new Error('disk')
  const error = new MaridajeError('unreadable_file', 'x', { place: { file: 'a.csv', row: 3 }, hint: 'do this', cause })
  expect(error).toMatchObject({
    code: 'unreadable_file',
    place: { file: 'a.csv', row: 3 },
    hint: 'do this',
    cause,
    name: 'MaridajeError',
  })
  expect(new MaridajeError('internal', 'x')).toMatchObject({ place: {}, hint: '' })
})
