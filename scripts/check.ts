/** `npm run check`: every check that needs no browser and no database, one line each; fails when one fails. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const STEPS: readonly (readonly [name: string, ...command: string[]])[] = [
  ['format, lint', tool('@biomejs/biome'), 'check', '--max-diagnostics=100', '.'],
  ['layers', 'scripts/check-layers.ts'],
  ['unused', tool('knip'), '--no-config-hints', '--no-progress'],
  ['types', tool('typescript-7', 'tsc'), '-p', '.'],
  ['knowledge', 'scripts/check-knowledge.ts', '--quiet'],
]

let failures = 0
for (const [name, ...command] of STEPS) {
  const started = performance.now()
  const { status, output } = await run(command)
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(12)}  ${seconds} s\n`)
  if (status === 0) continue
  failures++
  process.stdout.write(`${output.trimEnd().replace(/^/gm, '        ')}\n`)
}
process.exitCode = failures > 0 ? 1 : 0

function run(command: readonly string[]): Promise<{ status: number; output: string }> {
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ status: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }))
  })
}

/** The script behind a tool of node_modules. */
function tool(name: string, command = name.split('/').at(-1)!): string {
  const folder = join(ROOT, 'node_modules', name)
  const { bin }: { bin: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  return join(folder, typeof bin === 'string' ? bin : bin[command]!)
}
