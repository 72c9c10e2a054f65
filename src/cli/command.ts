/** What a command is: a name, its options, and what it does. main.ts reads the words a person typed against it. */
import { parseArgs } from 'node:util'
import type { App } from '../app/app.ts'
import type { Config } from '../config.ts'
import type { Lang } from '../contract/requests.ts'
import { MaridajeError } from '../errors.ts'
import type { Print } from './print.ts'

/** One option: how it is shown in the help, and how its text becomes a value. `text` is undefined when it was not given. */
export interface Option<T> {
  /** Empty for a flag that takes no value. */
  placeholder: string
  summary: string
  read(text: string | undefined, name: string): T
}

export type Options = Record<string, Option<unknown>>

/** What every command has, asked for or not. */
export interface Everywhere {
  json: boolean
  lang: Lang
  quiet: boolean
  /** The words that are no options, in their order. */
  args: string[]
}

export type Values<O extends Options> = { [K in keyof O]: O[K] extends Option<infer T> ? T : never } & Everywhere

export interface Context {
  /** The application, made on the first call and closed by main.ts. */
  app(): Promise<App>
  print: Print
  config: Config
}

/** A whole number that main.ts exits with; nothing means 0. */
// biome-ignore lint/suspicious/noConfusingVoidType: a command that returns nothing has succeeded
export type ExitStatus = number | undefined | void

interface Definition<O extends Options> {
  name: string
  summary: string
  example: string
  /** The words a command takes beside its options; without it, none. `most` without a limit when left out. */
  takes?: { name: string; least?: number; most?: number }
  options?: O
  run(options: Values<O>, context: Context): Promise<ExitStatus> | ExitStatus
}

export interface Command {
  name: string
  summary: string
  help(): string
  run(argv: readonly string[], context: (options: Everywhere) => Context): Promise<ExitStatus>
}

export function command<O extends Options = Record<never, never>>(definition: Definition<O>): Command {
  const options = { ...EVERYWHERE, ...definition.options }
  return {
    name: definition.name,
    summary: definition.summary,
    help: () => helpOf(definition, options),
    run: async (argv, context) => {
      const values = readOptions(definition, options, argv) as Values<O>
      return definition.run(values, context(values))
    },
  }
}

/** Text as it was typed; undefined when it was not given. */
export function text(summary: string, placeholder = 'TEXT'): Option<string | undefined> {
  return { placeholder, summary, read: (given) => given }
}

/** A whole number from 0 up. */
export function count(preset: number, summary = ''): Option<number> {
  return {
    placeholder: 'N',
    summary: `${summary} (${preset} when not said)`.trim(),
    read: (given, name) => readCount(given, preset, name),
  }
}

/** A whole number, or the word `all`, which is Infinity. */
export function countOrAll(preset: number, summary = ''): Option<number> {
  const { read } = count(preset)
  return {
    placeholder: 'N|all',
    summary: `${summary} (${preset} when not said)`.trim(),
    read: (given, name) => (given === 'all' ? Number.POSITIVE_INFINITY : read(given, name)),
  }
}

function choice<const T extends string>(values: readonly T[], preset: T, summary: string): Option<T> {
  return {
    placeholder: values.join('|'),
    summary,
    read: (given, name) => {
      const value = values.find((candidate) => candidate === (given ?? preset))
      if (value === undefined) throw usage(`--${name} is one of ${values.join(', ')}, not "${given}"`)
      return value
    },
  }
}

export function flag(summary: string): Option<boolean> {
  return { placeholder: '', summary, read: (given) => given !== undefined }
}

/** A path, as it was typed: a command that reads it says what is wrong with it. */
export const file: Option<string | undefined> = text('a file', 'FILE')
const json: Option<boolean> = flag('data as JSON, one line a row')
const lang: Option<Lang> = choice(['es', 'en'], 'es', 'language of the answers (es when not said)')
const quiet: Option<boolean> = flag('no talk on stderr')
const EVERYWHERE = { json, lang, quiet } as const

/** Something typed that the program does not understand: exit status 2. */
export function usage(message: string, hint = ''): MaridajeError {
  return new MaridajeError('usage', message, { hint })
}

function readCount(given: string | undefined, preset: number, name: string): number {
  if (given === undefined) return preset
  if (!/^\d{1,9}$/.test(given)) throw usage(`--${name} is a whole number, not "${given}"`)
  return Number(given)
}

function readOptions<O extends Options>(
  definition: Definition<O>,
  options: Options,
  argv: readonly string[],
): Everywhere {
  const { values, positionals } = parseWords(definition, options, argv)
  const { least = 0, most = Number.POSITIVE_INFINITY } = definition.takes ?? { most: 0 }
  if (positionals.length < least) throw usage(`${definition.takes?.name} is missing`, hintFor(definition))
  if (positionals.length > most) throw usage(`"${positionals[most]}" is one word too many`, hintFor(definition))
  const read = Object.entries(options).map(([key, option]) => {
    const name = dashed(key)
    const given = values[name]
    return [key, option.read(given === true ? '' : given, name)]
  })
  return { ...Object.fromEntries(read), args: positionals }
}

function parseWords<O extends Options>(definition: Definition<O>, options: Options, argv: readonly string[]) {
  const known = Object.entries(options).map(([key, { placeholder }]) => [
    dashed(key),
    { type: placeholder ? ('string' as const) : ('boolean' as const) },
  ])
  try {
    const parsed = parseArgs({
      args: [...argv],
      options: Object.fromEntries(known),
      allowPositionals: true,
      strict: true,
    })
    return parsed as { values: Record<string, string | true | undefined>; positionals: string[] }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message.split('. ')[0] : String(cause)
    throw usage(`${message}`, hintFor(definition))
  }
}

function hintFor(definition: { name: string; example: string }): string {
  return `For example: ${definition.example}\n  "maridaje ${definition.name} --help" shows every option.`
}

function helpOf<O extends Options>(definition: Definition<O>, options: Options): string {
  const rows = Object.entries(options).map(([key, { placeholder, summary }]) => [
    `--${dashed(key)}${placeholder ? ` ${placeholder}` : ''}`,
    summary,
  ])
  const width = Math.max(...rows.map(([left]) => left!.length))
  const { takes } = definition
  const words = takes ? ` ${takes.least ? takes.name : `[${takes.name}]`}` : ''
  return [
    definition.summary,
    '',
    `  maridaje ${definition.name}${words} [options]`,
    '',
    ...rows.map(([left, right]) => `  ${left!.padEnd(width)}  ${right}`),
    '',
    `For example: ${definition.example}`,
  ].join('\n')
}

/** `whyNot` is typed as `--why-not`. */
function dashed(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
