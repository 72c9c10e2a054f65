import { expect, test } from 'vitest'
import { maridaje } from './run.ts'

const MISTYPED: readonly (readonly [string[], RegExp])[] = [
  [['evaluate', '--final', '--report', 'x.html'], /not on the final fold/],
  [['evaluate', '--curve'], /--curve needs --report/],
]
for (const [words, message] of MISTYPED)
  test(`${words.join(' ')}: refused with status 2`, async () => {
    const { status, err } = await maridaje(...words)
    expect(err).toMatch(message)
    expect(status).toBe(2)
  })
