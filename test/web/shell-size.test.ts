/** What a waiter's phone loads and keeps: small, and nothing of the pages of others. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { buildPage } from '../e2e/browser.ts'

const MOST_BYTES = 150_000
const Shell = z.object({ files: z.array(z.string()) })

let built: ReturnType<typeof buildPage>
let files: string[]
beforeAll(() => {
  built = buildPage()
  const worker = readFileSync(join(built.folder, 'service-worker.js'), 'utf8')
  files = Shell.parse(JSON.parse(/^const SHELL=(.*);$/m.exec(worker)?.[1] ?? '')).files
}, 60_000)
afterAll(() => built.remove())

const sizeOf = (path: string) => {
  const file = join(built.folder, path)
  const whole = readFileSync(file)
  // The server sends what was compressed; the smallest files are sent as they are.
  return whole.length < 1_024 ? whole.length : readFileSync(`${file}.br`).length
}

test('the waiter’s shell is at most 150 KB of compressed JavaScript', () => {
  const scripts = files.filter((file) => file.endsWith('.js'))
  expect(scripts.length).toBeGreaterThan(3)
  expect(scripts.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThan(MOST_BYTES)
})

test('the page of the demo is not in it', () => {
  const index = readFileSync(join(built.folder, 'index.html'), 'utf8')
  expect(files).toContain(/src="([^"]+index[^"]+\.js)"/.exec(index)?.[1])
  expect(files.filter((file) => /\/(?:app|search-field|answers)-/.test(file))).toEqual([])
})
