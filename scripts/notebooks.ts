/**
 * Runs notebooks from top to bottom and renders each as a page: `notebooks.ts [NAME…] [--quick] [--out DIR]`. Without a name, all
 * of them; `--quick` leaves out those that train for minutes (they say so in their first lines: `// slow`).
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { markCells, notebookPage, readCells, runningCell } from '../src/modeling/report/notebook.ts'
import { ROOT } from './documents.ts'

const FOLDER = join(ROOT, 'notebooks')
const DISPLAY = new URL('../src/modeling/report/notebook.ts', import.meta.url).href
const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, out: { type: 'string', default: join(FOLDER, 'out') } },
  allowPositionals: true,
})
const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.ts') ? [basename(file, '.ts')] : []))
const unknown = positionals.filter((name) => !names.includes(name))

if (unknown.length > 0) {
  process.stderr.write(`There is no notebook "${unknown[0]}". They are ${names.join(', ')}.\n`)
  process.exitCode = 2
} else if (positionals.length === 1) process.exitCode = await run(positionals[0]!)
else {
  const wanted = positionals.length > 0 ? positionals : names.filter((name) => !values.quick || !isSlow(name))
  // Each in a process of its own: what one leaves behind is not there for the next.
  for (const name of wanted)
    process.exitCode ||=
      spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, '--out', values.out], { stdio: 'inherit' })
        .status ?? 1
}

function isSlow(name: string): boolean {
  return /^\/\/ slow\b/m.test(readFileSync(join(FOLDER, `${name}.ts`), 'utf8'))
}

async function run(name: string): Promise<number> {
  const path = join(FOLDER, `${name}.ts`)
  const source = readFileSync(path, 'utf8')
  const url = pathToFileURL(path).href
  registerHooks({
    load: (asked, context, next) =>
      asked === url
        ? { format: 'module-typescript', source: markCells(source, DISPLAY), shortCircuit: true }
        : next(asked, context),
  })
  let failure: string | null = null
  try {
    await import(url)
  } catch (error) {
    failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const cell = readCells(source).cells[runningCell()]
    process.stderr.write(
      `notebooks/${name}.ts:${cell?.line ?? 1}: the cell "${cell?.title ?? ''}" failed\n${failure}\n`,
    )
  }
  mkdirSync(values.out, { recursive: true })
  const out = join(values.out, `${name}.html`)
  writeFileSync(out, notebookPage(source, 'en', failure))
  process.stdout.write(`${out}\n`)
  return failure === null ? 0 : 1
}
