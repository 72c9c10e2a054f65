/**
 * Precision and recall of the matcher on the labelled pairs: `bin/maridaje-run node test/cleansing/measure-matching.ts`.
 * With `--fit` the weights are fitted again on the tuning half and written; `--wrong tune` lists what the matcher gets wrong there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { parse } from 'yaml'
import { fitMatcher, type Labelled, qualityOf } from '../../src/cleansing/match/fit.ts'
import { type Matcher, signsOf, weigh } from '../../src/cleansing/match/likeness.ts'
import { buildNameWords, NameWordsFile } from '../../src/cleansing/match/name-words.ts'
import { readName } from '../../src/cleansing/match/read-name.ts'
import { ROOT } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

interface Pair extends Labelled {
  left: string
  right: string
  kind: string
  half: string
}

const LAST_YEAR = 2026
const CONFIGURATION = join(ROOT, 'data', 'cleansing')

export function readPairs(): Pair[] {
  const file = NameWordsFile.parse(parse(readFileSync(join(CONFIGURATION, 'names.yaml'), 'utf8')))
  const words = buildNameWords(loadKnowledge(join(ROOT, 'data', 'knowledge')), file)
  const text = readFileSync(join(import.meta.dirname, 'pairs.csv'), 'utf8')
  const rows = Papa.parse<Record<'left' | 'right' | 'same' | 'kind' | 'half', string>>(text, {
    header: true,
    skipEmptyLines: true,
  }).data
  return rows.map(({ left, right, same, kind, half }) => ({
    left,
    right,
    kind,
    half,
    same: same === '1',
    signs: signsOf(readName(left, words, LAST_YEAR), readName(right, words, LAST_YEAR), words),
  }))
}

if (import.meta.main) {
  const pairs = readPairs()
  const half = (name: string) => pairs.filter((pair) => pair.half === name)
  const path = join(CONFIGURATION, 'matcher.json')
  if (process.argv.includes('--fit')) writeFileSync(path, `${JSON.stringify(fitMatcher(half('tune')), null, 2)}\n`)
  const matcher: Matcher = JSON.parse(readFileSync(path, 'utf8'))
  for (const name of ['tune', 'test'])
    for (const [what, threshold] of [
      ['linked', matcher.link],
      ['linked or asked', matcher.ask],
    ] as const) {
      const { precision, recall, f1 } = qualityOf(half(name), matcher, threshold)
      const n = half(name).length
      process.stdout.write(
        `${name} (${n} pairs) ${what.padEnd(16)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1.toFixed(3)}\n`,
      )
    }
  const wrongOf = process.argv[process.argv.indexOf('--wrong') + 1]
  if (process.argv.includes('--wrong'))
    for (const pair of half(wrongOf ?? 'tune')) {
      const score = pair.signs ? weigh(pair.signs, matcher) : 0
      if (score > matcher.link !== pair.same)
        process.stdout.write(
          `${pair.same ? 'missed' : 'wrong '} ${score.toFixed(2)} ${pair.kind.padEnd(10)} ${pair.left} | ${pair.right}\n`,
        )
    }
}
