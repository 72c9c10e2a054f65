/** Starts one of PostgreSQL's programs as whoever may run it. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { RunAs } from './run-as.ts'

export function spawnAs(program: string, words: readonly string[], runAs: RunAs, options: SpawnOptions): ChildProcess {
  const [command = '', ...rest] = [...runAs.prefix, program, ...words]
  // PG* variables of the person's own database are none of this server's.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name)))
  return spawn(command, rest, { ...options, ...runAs.ids, env, windowsHide: true })
}

export async function run(
  program: string,
  words: readonly string[],
  runAs: RunAs,
): Promise<{ status: number; output: string }> {
  const child = spawnAs(program, words, runAs, { stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
  let output = ''
  child.stderr?.on('data', (piece) => {
    output += piece
  })
  const status = await new Promise<number>((resolve) => {
    child.on('error', (error) => {
      output += error.message
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
  return { status, output }
}

/** The line of an output that says what went wrong. */
export function lastLine(output: string): string {
  const lines = output.trim().split('\n').filter(Boolean)
  return (lines.findLast((line) => /FATAL|error/i.test(line)) ?? lines.at(-1) ?? 'it said nothing').trim()
}
