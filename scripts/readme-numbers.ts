/**
 * `npm run docs:readme`: puts what the commands print today into README.md. A block `<!-- run: COMMAND -->` holds the
 * command and its output; `<!-- evaluate -->` the agreement with sommeliers under the released model's name;
 * `<!-- rooms -->` the picture of who may import whom, here and in docs/architecture.md. With `--final` the
 * final fold is looked at too: for a release, and then not again.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawArrows } from './arrows.ts'
import { fenced, fillBlock, outputOf, ROOT } from './documents.ts'

const RUN = /<!-- (run: ([^>]+)) -->/g

const file = join(ROOT, 'README.md')
let readme = readFileSync(file, 'utf8')
for (const [, name = '', command = ''] of readme.matchAll(RUN)) {
  const output = outputOf(command).replace(/^\n+/, '')
  readme = fillBlock(readme, name, fenced(`$ ${command}\n${output}`, 'console'))
}
readme = fillBlock(readme, 'evaluate', evaluation())
readme = fillBlock(readme, 'rooms', drawArrows())
writeFileSync(file, readme)
const architecture = join(ROOT, 'docs', 'architecture.md')
writeFileSync(architecture, fillBlock(readFileSync(architecture, 'utf8'), 'rooms', drawArrows()))

function evaluation(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'models', 'released.json'), 'utf8')) as { version: string }
  const commands = process.argv.includes('--final')
    ? ['maridaje evaluate --quiet', 'maridaje evaluate --final --quiet']
    : ['maridaje evaluate --quiet']
  const tables = commands.map((command) => fenced(`$ ${command}\n${outputOf(command)}`, 'console'))
  return [`Released model \`${version}\`: fitted in the same way, on all tuning folds.`, ...tables].join('\n\n')
}
