/**
 * How well texts of sommeliers are read: statements (dish, wine, for or against) against what a person reads in the
 * paragraphs of test/fixtures/sommelier. The heads of these files say what part they had in making the rules.
 * `node bin/maridaje-run node bench/sommelier.ts [FILE…] [--all]` prints precision and recall; with --all what differs.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openKnowledge } from '../src/app/kept-knowledge.ts'
import { ROOT } from '../src/config.ts'
import { readSommelierText } from '../src/sourcing/sommelier/read-sommelier-text.ts'
import { compare, readExpected } from '../test/sourcing/sommelier/expected.ts'

/** From here up a statement needs no review. */
const SURE = 0.7
const files = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const showsAll = process.argv.includes('--all')
const knowledge = await openKnowledge(join(ROOT, 'data', 'knowledge'), null)

for (const file of files.length > 0 ? files : ['held-out.txt', 'held-out-2.txt']) {
  const texts = readExpected(readFileSync(join(ROOT, 'test', 'fixtures', 'sommelier', file), 'utf8'))
  for (const [name, least] of [
    ['all', 0],
    [`confidence from ${SURE}`, SURE],
  ] as const) {
    for (const lang of ['es', 'en'] as const) {
      const own = texts.filter((text) => text.lang === lang)
      let [found, missed, surplus] = [0, 0, 0]
      for (const { id, text, statements } of own) {
        const { records } = await readSommelierText(text, {
          name: `${id}.md`,
          knowledge,
          fetchedAt: '2026-01-01T00:00:00Z',
        })
        const bodies = records.flatMap((record) =>
          record.kind === 'sommelier' && record.confidence >= least ? [record.body] : [],
        )
        const agreement = compare(statements, bodies)
        found += agreement.found.length
        missed += agreement.missed.length
        surplus += agreement.surplus.length
        if (showsAll && least === 0 && agreement.missed.length + agreement.surplus.length > 0)
          print(
            `${id}\n${agreement.missed.map((line) => `  missed  ${line}`).join('\n')}${agreement.surplus.map((line) => `\n  surplus ${line}`).join('')}`,
          )
      }
      const precision = found / Math.max(1, found + surplus)
      const recall = found / Math.max(1, found + missed)
      print(
        `${file} ${lang}, ${own.length} paragraphs, ${name}: precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${((2 * precision * recall) / Math.max(1e-9, precision + recall)).toFixed(3)} (${found} found, ${missed} missed, ${surplus} surplus)`,
      )
    }
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
