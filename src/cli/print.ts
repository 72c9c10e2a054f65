/** Data goes to stdout, talk to stderr. */
export interface Print {
  /** One line of data. */
  line(text: string): void
  /** One line of JSON. */
  json(value: unknown): void
  /** What a person may read meanwhile; nothing with --quiet. */
  talk(text: string): void
}

export function printer(options: { quiet: boolean }): Print {
  return {
    line: (text) => process.stdout.write(`${text}\n`),
    json: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
    talk: (text) => {
      if (!options.quiet) process.stderr.write(`${text}\n`)
    },
  }
}
