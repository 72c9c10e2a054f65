/** A script is a list of steps: it says each, and carries them out only with --run. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

export interface Step {
  /** what it does, for whoever reads along */
  say: string
  command: readonly [program: string, ...words: string[]]
  /** given to its standard input */
  input?: string
  env?: Readonly<Record<string, string>>
  /** goes on when it fails */
  mayFail?: true
}

/** @param isReal false: only says what it would do. Throws at the first step that fails. */
export async function carryOut(steps: readonly Step[], isReal: boolean): Promise<void> {
  for (const [index, step] of steps.entries()) {
    process.stdout.write(
      `${isReal ? '' : 'would '}${index + 1}/${steps.length}  ${step.say}\n    ${shown(step.command)}\n`,
    )
    if (!isReal) continue
    const status = await run(step)
    if (status !== 0 && !step.mayFail) throw new Error(`step ${index + 1} failed with status ${status}: ${step.say}`)
  }
  if (!isReal) process.stdout.write('nothing was done; --run does it\n')
}

function run({ command: [program, ...words], input, env }: Step): Promise<number> {
  const child = spawn(program, words, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: [input === undefined ? 'inherit' : 'pipe', 'inherit', 'inherit'],
  })
  if (input !== undefined) child.stdin?.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/** As one would type it. */
function shown(command: readonly string[]): string {
  return command.map((word) => (/^[\w./:=@,%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
}

/** The body of a script: usage errors end with 2, failures with 1, both with a sentence. */
export async function script(usage: string, body: () => Promise<void> | void): Promise<void> {
  try {
    if (process.argv.includes('--help')) process.stdout.write(`${usage}\n`)
    else await body()
  } catch (error) {
    const isUsage = error instanceof TypeError || error instanceof RangeError
    process.stderr.write(`error: ${error instanceof Error ? error.message : error}\n${isUsage ? `${usage}\n` : ''}`)
    process.exitCode = isUsage ? 2 : 1
  }
}
