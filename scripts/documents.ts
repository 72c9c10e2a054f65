/** What the scripts that make documentation share: a command's real output, and blocks between two markers. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a command prints to stdout. @param line as it is typed: `maridaje …` or `npm run -s …`, perhaps with `| head -N` */
export function outputOf(line: string): string {
  const [command = '', lines] = line.split(' | head -')
  const words = wordsOf(command)
  const script = words[0] === 'maridaje' ? ['bin/maridaje', ...words.slice(1)] : scriptOf(words)
  const { NODE_OPTIONS, MARIDAJE_LAUNCHER, ...env } = process.env
  const { stdout, stderr, status } = spawnSync(process.execPath, script, { cwd: ROOT, env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${line} ended with ${status}:\n${stderr}`)
  return lines === undefined ? stdout : stdout.split('\n').slice(0, Number(lines)).join('\n')
}

/** The words behind `npm run -s NAME`. */
function scriptOf(words: readonly string[]): string[] {
  const name = words.join(' ').replace(/^npm run -s /, '')
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const command = scripts[name]
  if (command === undefined) throw new Error(`there is no script "${name}" in package.json`)
  return wordsOf(command).slice(1) // without the first `node`
}

/** Splits a command line as a shell would, for plain words and words in double quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}

/** Replaces what stands between `<!-- name -->` and the next `<!-- /word -->`, the name's first word. */
export function fillBlock(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name.split(':')[0]} -->`]
  const from = text.indexOf(open)
  const to = text.indexOf(close, from)
  if (from < 0 || to < 0) throw new Error(`there is no block between ${open} and ${close}`)
  return `${text.slice(0, from + open.length)}\n${content.trim()}\n${text.slice(to)}`
}

export function fenced(content: string, language = ''): string {
  return [`\`\`\`${language}`, content.replace(/^\n+|\s+$/g, '').replace(/ +$/gm, ''), '```'].join('\n')
}

/** Writes a document of the repository, or with `--check` compares it: what differs is an exit status of 1. */
export function writeOrCheck(file: string, content: string, command: string): void {
  const path = join(ROOT, file)
  if (!process.argv.includes('--check')) writeFileSync(path, content)
  else if (readIfThere(path) !== content) {
    process.stderr.write(`${file} is stale: ${command} makes it anew.\n`)
    process.exitCode = 1
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
