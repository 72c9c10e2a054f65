/** `npm run docs:cli`: docs/cli.md from the real --help of every command; `--check` compares. */
import { fenced, outputOf, writeOrCheck } from './documents.ts'

const COMMAND_LINE = / {2}([a-z]+) +\S/g

const overview = outputOf('maridaje --help')
const section = overview.split('[options]')[1]?.split('Everywhere')[0] ?? ''
const commands = [...section.matchAll(COMMAND_LINE)].map(([, name = '']) => name)
const parts = commands.flatMap((name) => [`## ${name}`, fenced(outputOf(`maridaje ${name} --help`), 'text'), ''])
const document = [
  '# The command line',
  'Made from the program’s own `--help` by `npm run docs:cli`. `bin/maridaje` runs from any folder and on any Node from 18 on.',
  '',
  fenced(overview, 'text'),
  '',
  ...parts,
].join('\n')
writeOrCheck('docs/cli.md', document, 'npm run docs:cli')
