/** A run that is killed at an announced point and started again gives, byte for byte, what an undisturbed run gives. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { clean } from '../../src/cleansing/clean.ts'
import { cleanOptions, configuration, fixture, knowledge } from './bench.ts'
import { scratch } from './scratch.ts'

const POINTS = ['01-read:started', '04-duplicates:written', '06-missing:started', 'export:cleaned_wine_data.json']

let undisturbed: Record<string, string>
beforeAll(async () => {
  const out = scratch()
  await clean(cleanOptions(fixture('sourced'), out), knowledge, configuration)
  undisturbed = hashes(out)
})

for (const point of POINTS)
  test(`killed at ${point} and started again, the result is the same`, async () => {
    const out = scratch()
    expect(await killedAt(point, out)).toBe('SIGKILL')
    await clean(cleanOptions(fixture('sourced'), out), knowledge, configuration)
    expect(hashes(out)).toEqual(undisturbed)
  })

test('what stands is not made again', async () => {
  const out = scratch()
  const points: string[] = []
  const options = cleanOptions(fixture('sourced'), out)
  await clean(options, knowledge, configuration)
  await clean({ ...options, announce: (point) => points.push(point) }, knowledge, configuration)
  expect(points.filter((point) => point.endsWith(':started'))).toEqual([])
  await clean({ ...options, runDate: '2026-11-27', announce: (point) => points.push(point) }, knowledge, configuration)
  expect(points.filter((point) => point.endsWith(':started'))).toHaveLength(7)
})

function killedAt(point: string, out: string): Promise<string | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'clean-once.ts'), fixture('sourced'), out, point], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)))
}

/** Every file that a person gets; the stages' own folders are means to it. */
function hashes(out: string): Record<string, string> {
  const files = readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
  return Object.fromEntries(
    files.sort().map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(out, name)))
        .digest('hex'),
    ]),
  )
}
