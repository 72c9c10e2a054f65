import { expect, test } from 'vitest'
import { lineOf } from '../../src/cli/jobs-words.ts'
import type { Job } from '../../src/contract/house/operations.ts'

const job = (more: Partial<Job>): Job => ({
  id: '01890000-0000-7000-8000-000000000001',
  kind: 'retrain',
  state: 'done',
  progress: 1,
  message: '',
  result: null,
  error: null,
  attempts: 1,
  made_by: 'system',
  made_at: '2026-11-26T14:25:51.451Z',
  started_at: null,
  ended_at: null,
  ...more,
})

test.each([
  [{ result: { version: null, passes_gates: false } }, /too little to learn from/],
  [{ result: { version: 'ensemble-1', passes_gates: true } }, /ensemble-1 passes its gates/],
  [{ kind: 'evaluate', result: { n: 88, metrics: { 'agree@1': { value: 0.63 } } } }, /agree@1 0\.630 on 88 dishes/],
  [{ kind: 'crawl', result: { folder: 'crawled/x' } }, /next: maridaje jobs add clean 01890000-/],
  [{ kind: 'backup', result: { file: 'a.backup', rows: 3 } }, /a\.backup, 3 rows/],
  [{ state: 'running', progress: 0.5, message: '40 parts learned' }, /running +50 % .*40 parts learned$/],
  [{ state: 'failed', error: 'one\n  two' }, /one two$/],
] satisfies [Partial<Job>, RegExp][])('%j is one line that says what came of it', (more, line) => {
  const said = lineOf(job(more))
  expect(said).toMatch(line)
  expect(said).not.toContain('\n')
})
