/**
 * `npm run docs:readme`: puts what the commands print today into README.md. A block `<!-- run: COMMAND -->` holds the
 * command and its output; `<!-- evaluate -->` the agreement with sommeliers under the released model's name;
 * `<!-- rooms -->` the picture of who may import whom.
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

/** Both splits: the folds that rules and weights were tuned on, and the one that nobody tunes on. */
function evaluation(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'models', 'released.json'), 'utf8')) as { version: string }
  const tuning = outputOf('maridaje evaluate --quiet')
  const final = outputOf('maridaje evaluate --final --quiet')
  return [
    `Model \`${version}\`.`,
    '',
    fenced(`$ maridaje evaluate\n${tuning}`, 'console'),
    '',
    fenced(`$ maridaje evaluate --final\n${final}`, 'console'),
  ].join('\n')
}
