/** The command `maridaje`: finds the command, runs it, turns every failure into one readable message and an exit status. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '../app/app.ts'
import { ROOT, readConfig } from '../config.ts'
import { ERRORS, MaridajeError, systemFailure } from '../errors.ts'
import { type Command, type Context, type Everywhere, usage } from './command.ts'
import { Interrupted } from './interruptible.ts'
import { printer } from './print.ts'

/** Loaded one at a time, so that `pair` does not wait for what `serve` needs. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  pair: async () => (await import('./pair.ts')).pair,
  profile: async () => (await import('./profile.ts')).profile,
  mock: async () => (await import('./mock.ts')).mock,
  source: async () => (await import('./source.ts')).source,
  review: async () => (await import('./review.ts')).review,
  explore: async () => (await import('./explore.ts')).explore,
  clean: async () => (await import('./clean.ts')).clean,
  merge: async () => (await import('./merge.ts')).merge,
  data: async () => (await import('./data.ts')).data,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
  train: async () => (await import('./train.ts')).train,
  tune: async () => (await import('./tune.ts')).tune,
  replay: async () => (await import('./replay.ts')).replay,
  models: async () => (await import('./models.ts')).models,
  registry: async () => (await import('./registry.ts')).registry,
  jobs: async () => (await import('./jobs.ts')).jobs,
  serve: async () => (await import('./serve.ts')).serve,
  mcp: async () => (await import('./mcp.ts')).mcp,
  work: async () => (await import('./work.ts')).work,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  check: async () => (await import('./check.ts')).check,
  migrate: async () => (await import('./migrate.ts')).migrate,
  'setup-link': async () => (await import('./setup-link.ts')).setupLink,
  user: async () => (await import('./user.ts')).user,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/** Runs one command line and gives its exit status; never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  let opened: Promise<App> | undefined
  const contextOf = (options: Everywhere): Context => {
    const config = readConfig()
    return {
      config,
      print: printer(options),
      app: () => {
        opened ??= import('../app/create.ts').then(({ createApp }) => createApp(config))
        return opened
      },
    }
  }
  try {
    return await dispatch(argv, contextOf)
  } catch (error) {
    if (error instanceof Interrupted) return error.exit
    return report(error)
  } finally {
    const app = await opened?.catch(() => undefined)
    await app?.close()
  }
}

async function dispatch(argv: readonly string[], contextOf: (options: Everywhere) => Context): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return showHelp(rest[0])
  if (name === '--version' || name === '-v') return show(versionOf())
  const command = await findCommand(name)
  if (asksForHelp(rest)) return show(command.help())
  return (await command.run(rest, contextOf)) ?? 0
}

async function findCommand(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load) return load()
  const what = name.startsWith('-') ? `The option ${name} comes after a command` : `There is no command "${name}"`
  throw usage(
    what,
    `The commands are ${Object.keys(COMMANDS).join(', ')}.\n  For example: maridaje pair "ceviche de pescado"`,
  )
}

/** `--` ends the options: behind it, `--help` is a word like any other. */
function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--')
  const options = end < 0 ? words : words.slice(0, end)
  return options.includes('--help') || options.includes('-h')
}

async function showHelp(name: string | undefined): Promise<number> {
  if (name !== undefined && !name.startsWith('-')) return show((await findCommand(name)).help())
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()))
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`)
  return show(
    [
      'Which wine of a restaurant’s own list goes with each dish of its own menu, and why.',
      '',
      '  maridaje COMMAND [options]',
      '',
      ...rows,
      '',
      'Everywhere: --help, --json, --lang es|en, --quiet. Data goes to stdout, talk to stderr.',
      'Exit status: 0 done, 1 failure, 2 not understood, 3 a quality gate failed, 4 a file that cannot be read.',
      'For example: maridaje pair "lomo saltado" --top 3',
    ].join('\n'),
  )
}

function show(text: string): number {
  process.stdout.write(`${text}\n`)
  return 0
}

function versionOf(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  return manifest.version
}

/** What went wrong, where, and what to do; the stack only where somebody asks for it. */
function report(thrown: unknown): number {
  const error = systemFailure(thrown) ?? thrown
  if (!(error instanceof MaridajeError)) {
    const message = error instanceof Error ? error.message : String(error)
    process.stderr.write(`error: ${message}\n  This should not happen; LOG_LEVEL=debug shows where it did.\n`)
    if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`)
    return ERRORS.internal.exit
  }
  const { file, row, field } = error.place
  const place = [file, row, field].filter((part) => part !== undefined && part !== '').join(':')
  // Many messages name the place themselves.
  const isNamed = error.message.includes(place)
  process.stderr.write(`error: ${isNamed ? '' : `${place}: `}${error.message}\n`)
  if (error.hint) process.stderr.write(`  ${error.hint}\n`)
  return ERRORS[error.code].exit
}

// `maridaje … | head` closes our stdout early: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
