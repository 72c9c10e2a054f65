/** `npm run trace`: docs/trace.md follows one printed line file by file to the guest's answer; `--check` compares. */
import { join } from 'node:path'
import { readWineFile } from '../src/app/list-files.ts'
import { openEngine } from '../src/app/open-engine.ts'
import { DISH_INDEX, DISH_KEYS, STRUCTURES, WINE_INDEX } from '../src/domain/vocabulary.ts'
import { compose } from '../src/flavor/dish/compose.ts'
import { kindOf } from '../src/flavor/dish/kind.ts'
import { buildDishLexicon, type Meaning } from '../src/flavor/dish/lexicon.ts'
import { mendWords } from '../src/flavor/dish/mend-words.ts'
import { valuesOfDish } from '../src/flavor/dish/prototypes.ts'
import { understand } from '../src/flavor/dish/understand.ts'
import { fold } from '../src/flavor/text/fold.ts'
import { readWords } from '../src/flavor/text/words.ts'
import { calibrate } from '../src/pairing/calibrate.ts'
import { dishSimilarity } from '../src/pairing/evidence/similarity.ts'
import { groupByDish, readStatements } from '../src/pairing/evidence/statements.ts'
import { activateOne } from '../src/pairing/rules/compile.ts'
import { styleClassOf } from '../src/pairing/wine-table.ts'
import { fenced, outputOf, ROOT, writeOrCheck } from './documents.ts'

const LINE = 'CHICH. DE CALAMAR C/ YUQUITAS Y TÁRTARA'
/** What another sauce would do. */
const [REPLACED, VARIANT] = ['TÁRTARA', 'SALSA DE ROCOTO']
const COMMAND = `maridaje pair "${LINE}" --top 3 --quiet`
/** Smaller numbers are left out of the tables of profiles. */
const SHOWN_FROM = 0.1

const engine = await openEngine({ root: ROOT })
const { knowledge, model, scorers } = engine
const lexicon = buildDishLexicon(knowledge, model.text)

// The dish, step by step: what read-dish.ts does in one go.
const words = readWords(LINE, lexicon.grammar)
const mended = mendWords(words, lexicon, true)
const understood = understand(LINE, mended, lexicon)
const composed = compose(understood, LINE, null, lexicon)
const dish = engine.readDish(LINE)

// The list and its best wine.
const inputs = readWineFile(join(ROOT, 'data', 'demo', 'wines.csv'), knowledge).rows
const wines = engine.readList(inputs)
const scores = engine.scoreWines(dish, wines)
const order = Array.from(scores, (_, row) => row).sort((a, b) => scores[b]! - scores[a]! || a - b)
const best = order[0]!
const wine = wines.readings[best]!
const parts = scorers.total.explain(dish, wines, best)
const logit = parts.reduce((sum, part) => sum + part.logit, 0)
const result = engine.pairReading(dish, wines, { top: 1, lang: 'es' })
const first = result.recommendations[0]!

const document = [
  '# From a printed line to the guest’s answer',
  'Made by `npm run trace` from the program itself: every table is what the named file returned. Numbers are rounded to two decimals.',
  `The line is \`${LINE}\`, as it stands on the demo restaurant’s menu; the wines are those of its list.`,
  '',
  chapter(
    '1. Fold',
    ['src/flavor/text/fold.ts'],
    'Case, accents and scanner slips go; each character keeps its place in the input, so that later steps can quote it.',
    [fenced(fold(LINE).text, 'text')],
  ),
  chapter(
    '2. Words',
    [
      'src/flavor/text/words.ts',
      'src/flavor/text/stem.ts',
      'data/knowledge/abbreviations.csv',
      'data/knowledge/function-words.csv',
    ],
    'Abbreviations are written out; the small words vanish and leave a link: `of`, `with`, `without`. What follows a `with` is another segment. The stem is one key for plural and singular.',
    [
      table(
        ['printed', 'word', 'stem', 'link', 'segment'],
        words.map(({ start, end, text, stem, link, segment }) => [
          LINE.slice(start, end),
          text,
          stem,
          link,
          String(segment),
        ]),
      ),
    ],
  ),
  chapter(
    '3. Mended words',
    ['src/flavor/dish/mend-words.ts', 'src/flavor/text/spelling.ts'],
    'A word that no known form contains is tried as a diminutive, by its sound, by its nearest spelling, as two words run together.',
    [
      table(
        ['word', 'meant', 'how'],
        mended.map(({ text, meant, likeness }) => [text, meant, likeness ?? 'not known']),
      ),
    ],
  ),
  chapter(
    '4. Phrases',
    ['src/flavor/dish/lexicon.ts', 'src/flavor/text/phrases.ts', 'src/flavor/dish/understand.ts'],
    'A trie over stems finds every known form of a dish, ingredient, technique or sauce. The longest and surest win; a dish in the first segment leads, the rest changes it.',
    [
      table(
        ['printed', 'means', 'id', 'role', 'sure'],
        understood.mentions.map(({ span, meaning, role, certainty }) => [
          span.text,
          meaning.type,
          idOf(meaning),
          role,
          two(certainty),
        ]),
      ),
      `Understood: ${two(understood.covered)} of the words that carry meaning. Not known: ${understood.unknown.join(', ') || 'none'}.`,
    ],
  ),
  chapter('5. Kind', ['src/flavor/dish/kind.ts'], 'Food is told from drinks, notes and nonsense. Only food goes on.', [
    fenced(kindOf(understood, mended, null, false), 'text'),
  ]),
  chapter(
    '6. Composition',
    [
      'src/flavor/dish/compose.ts',
      'src/flavor/dish/apply-ingredient.ts',
      'src/flavor/dish/draft.ts',
      'data/knowledge/dishes.csv',
    ],
    compositionStory(),
    [table(['key', 'known dish', 'this line', VARIANT.toLowerCase()], changes())],
  ),
  chapter(
    '7. Profile',
    ['src/flavor/dish/read-dish.ts', 'src/domain/profile.ts'],
    `Protein ${dish.profile.protein.join(', ')}; technique ${dish.profile.technique.join(', ')}; course ${dish.profile.course}; served ${dish.profile.serve}; cuisine ${dish.profile.cuisine}. Confidence ${two(dish.confidence)}. Every number knows how sure it is and which words gave it.`,
    [
      table(
        ['key', 'value', 'sure', 'origin', 'words'],
        DISH_KEYS.filter((key) => dish.profile.values[DISH_INDEX[key]]! >= SHOWN_FROM).map((key) => {
          const { values, confidence, origins, causes } = dish.profile
          const at = DISH_INDEX[key]
          const from = (causes.get(key) ?? []).map(({ text }) => text).join(', ')
          return [key, two(values[at]!), two(confidence[at]!), origins[at]!, from]
        }),
      ),
    ],
  ),
  chapter(
    '8. A wine',
    ['src/flavor/wine/read-wine.ts', 'src/flavor/wine/structure.ts', 'src/domain/style.ts'],
    'Each line of the list goes the same way: words, grapes, place, house, colour and type, the named style, then structure from style and grapes, moved by place, words, age and alcohol. This is the line that will come first.',
    [
      fenced(JSON.stringify(wine.input, null, 1), 'json'),
      table(
        ['kind', 'producer', 'grapes', 'region', 'country', 'style', 'class', 'confidence'],
        [
          [
            wine.kind,
            wine.producer ?? '',
            wine.grapes.join(', '),
            wine.region ?? '',
            wine.country ?? '',
            wine.style,
            wine.styleClass,
            two(wine.confidence),
          ],
        ],
      ),
      table([...STRUCTURES], [STRUCTURES.map((key) => two(wine.profile.values[WINE_INDEX[key]]!))]),
    ],
  ),
  chapter(
    '9. The list as columns',
    ['src/pairing/wine-table.ts'],
    `Of ${inputs.length} lines ${wines.size} are wines. They become ${wines.columns.length} columns of numbers, once for each version of the list. Typicality says how surely a wine is what its style promises; here ${two(wines.typicality[best]!)}.`,
    [],
  ),
  chapter(
    '10. Rules',
    [
      'data/knowledge/pairing-rules.yaml',
      'src/pairing/rules/terms.ts',
      'src/pairing/rules/compile.ts',
      'src/pairing/rules/rule-scorer.ts',
    ],
    'Activation is the product of a rule’s terms times the least confidence it read; the effect is the rule’s own times the multiplier that was fitted. Rules that do not act on this pair are left out.',
    [
      table(
        ['rule', 'activation', 'effect', 'logit'],
        scorers.compiled
          .map((compiled) => ({ id: compiled.rule.id, activation: activateOne(compiled, dish, wines, best) }))
          .map(({ id, activation }) => ({ id, activation, effect: scorers.effects[id]! }))
          .filter(({ activation, effect }) => Math.abs(activation * effect) >= 0.005)
          .sort((a, b) => b.activation * b.effect - a.activation * a.effect)
          .map(({ id, activation, effect }) => [id, two(activation), two(effect), two(activation * effect)]),
      ),
    ],
  ),
  chapter(
    '11. Evidence',
    [
      'data/knowledge/recommendations.csv',
      'src/pairing/evidence/similarity.ts',
      'src/pairing/evidence/evidence-scorer.ts',
    ],
    'What sommeliers published for near dishes, counted with the nearness as weight. These dishes are nearest:',
    [
      table(['dish', 'nearness', 'statements'], nearest()),
      `Speaking for or against this wine: ${first.evidence.map(({ source, dish: about, style }) => `${style} with ${about} (${source})`).join('; ') || 'nobody'}.`,
    ],
  ),
  chapter(
    '12. Prior',
    ['src/pairing/prior-scorer.ts'],
    'Before the dish is known: how often sommeliers name the class and the grape at all, and how typical the wine is.',
    [
      table(
        ['part', 'logit'],
        parts.filter(({ from }) => from === 'bias').map(({ id, logit: own }) => [id, two(own)]),
      ),
    ],
  ),
  chapter(
    '13. Sum and calibration',
    ['src/pairing/ensemble.ts', 'src/pairing/calibrate.ts', `models/${model.version}/`],
    'Linear in logits: the parts, weights included, add up to the whole. Platt scaling makes a probability of it: that a sommelier would name this wine rather than one he would not.',
    [
      table(
        ['prior', 'rules', 'evidence', 'logit', 'slope', 'intercept', 'score'],
        [
          [
            sumOf('bias'),
            sumOf('rule'),
            sumOf('evidence'),
            logit,
            model.calibration.slope,
            model.calibration.intercept,
            calibrate(logit, model.calibration),
          ].map(two),
        ],
      ),
    ],
  ),
  chapter(
    '14. Ranking',
    ['src/pairing/engine.ts', 'src/pairing/constraints.ts', 'src/pairing/picks.ts'],
    'What is sold out or unwanted is left out; the rest stands in pure score order. Three picks go beside it.',
    [
      table(
        ['rank', 'wine', 'class', 'score'],
        order
          .slice(0, 5)
          .map((row, i) => [
            String(i + 1),
            wines.readings[row]!.input.name,
            styleClassOf(wines, row),
            two(scores[row]!),
          ]),
      ),
      fenced(JSON.stringify(result.picks, null, 1), 'json'),
    ],
  ),
  chapter(
    '15. Reasons',
    ['src/pairing/explain/reasons.ts', 'src/pairing/explain/serving.ts'],
    'A rule that moved the logit by 0.15 or more is worth its sentence; `{cause}` is the dish’s own word.',
    [
      table(
        ['rule', 'sentence', 'strength'],
        [...first.reasons, ...first.cautions].map(({ id, text, strength }) => [id, text, two(strength)]),
      ),
      fenced(JSON.stringify(first.serve, null, 1), 'json'),
    ],
  ),
  chapter(
    '16. The answer',
    ['src/app/pair-dishes.ts', 'src/server/routes/pairings.ts', 'src/cli/pair.ts', 'src/cli/pair-words.ts'],
    'One object (`src/contract/results.ts`) for the page, the API and the command line. In the terminal it looks like this:',
    [fenced(`$ ${COMMAND}\n${outputOf(COMMAND).replace(/^\n+/, '')}`, 'console')],
  ),
].join('\n')
writeOrCheck('docs/trace.md', document, 'npm run trace')

function chapter(title: string, files: readonly string[], story: string, shown: readonly string[]): string {
  const links = files.map((file) => `[${file}](../${file})`).join(' · ')
  return [`## ${title}`, links, '', story, '', ...shown.flatMap((block) => [block, ''])].join('\n')
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}

function two(value: number): string {
  // No -0.00.
  return (Math.round(value * 100) / 100 + 0).toFixed(2)
}

function idOf(meaning: Meaning): string {
  return meaning.row.id
}

function compositionStory(): string {
  const { id } = composed.dish ?? { id: 'none' }
  return `The known dish \`${id}\` gives the start. What is its own already moves nothing; what the line adds or swaps does. Beside this line stands the same with \`${VARIANT}\`: values that either moved.`
}

/** Values of the known dish, of the line and of its variant, where one of the latter differs. */
function changes(): string[][] {
  const start = composed.dish ? valuesOfDish(composed.dish) : new Float32Array(DISH_KEYS.length)
  const variant = engine.readDish(LINE.replace(REPLACED, VARIANT))
  return DISH_KEYS.map((key) =>
    [start, composed.profile.values, variant.profile.values].map((values) => values[DISH_INDEX[key]]!),
  )
    .map((values, i) => ({ key: DISH_KEYS[i]!, values }))
    .filter(({ values: [before = 0, ...after] }) => after.some((value) => Math.abs(value - before) >= 0.005))
    .map(({ key, values }) => [key, ...values.map(two)])
}

function nearest(): string[][] {
  return groupByDish(readStatements(knowledge), knowledge)
    .map((stated) => ({ stated, near: dishSimilarity(dish, stated, model.evidence) }))
    .sort((a, b) => b.near - a.near || (a.stated.dish.id < b.stated.dish.id ? -1 : 1))
    .slice(0, 5)
    .map(({ stated, near }) => [stated.dish.id, two(near), String(stated.statements.length)])
}

function sumOf(from: string): number {
  return parts.filter((part) => part.from === from).reduce((sum, part) => sum + part.logit, 0)
}
