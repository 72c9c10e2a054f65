/** The last line of `.ci/run`: what ran, from Vitest's JSON report. A file that could not be loaded counts as one failure. */
import { readFileSync } from 'node:fs'

interface Report {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string; assertionResults: unknown[] }[]
}

const [file = ''] = process.argv.slice(2)
let passed = 0
let failed = 1
try {
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  for (const { name } of broken) process.stdout.write(`could not be loaded: ${name}\n`)
  passed = report.numPassedTests
  failed = report.numFailedTests + broken.length
} catch {
  process.stdout.write('the tests left no report\n')
}
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
