/** The pedantic test of the knowledge, and proof that it is pedantic: each planted mistake is named with its place. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { checkKnowledge } from '../../scripts/knowledge-problems.ts'
import { ROOT } from '../../src/config.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'

const KNOWLEDGE = join(ROOT, 'data', 'knowledge')
const folder = mkdtempSync(join(tmpdir(), 'maridaje-knowledge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the knowledge has no problem', () => {
  expect(checkKnowledge(KNOWLEDGE).problems).toEqual([])
})

const LISTED = checkKnowledge(KNOWLEDGE)
const dishes = LISTED.tables.dishes.rows
const firstRule = LISTED.rules[0]!.id

type Plant = readonly [what: string, file: string, change: (text: string) => string, problem: string]

/** Changes one cell of the first row, found by its column. */
function cell(column: string, to: string, row = 1): (text: string) => string {
  return (text) => {
    const lines = text.split('\n')
    const at = lines[0]!.split(',').indexOf(column)
    const cells = splitLine(lines[row]!)
    cells[at] = to
    lines[row] = cells.join(',')
    return lines.join('\n')
  }
}

/** The cells of a line as they are printed, quotes and all. */
function splitLine(line: string): string[] {
  return line
    .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)!
    .map((part) => part.replace(/,$/, ''))
    .slice(0, line.split(',').length)
}

const swapRows = (text: string) => {
  const [header, a, b, ...rest] = text.split('\n')
  return [header, b, a, ...rest].join('\n')
}

const PLANTS: readonly Plant[] = [
  ['rows out of order', 'grapes.csv', swapRows, 'grapes.csv:3:id'],
  ['an id twice', 'dishes.csv', cell('id', dishes[0]!.id, 2), `dishes.csv:3:id "${dishes[0]!.id}" is there twice`],
  ['an id that is none', 'grapes.csv', cell('id', 'Agiorgitiko'), 'grapes.csv:2:id "Agiorgitiko" is no id'],
  ['a number above 1', 'grapes.csv', cell('acidity', '1.2'), 'grapes.csv:2:acidity "1.2" is not between 0 and 1'],
  ['a number that is none', 'ingredients.csv', cell('heat', 'hot'), 'ingredients.csv:2:heat'],
  ['an unknown aroma', 'grapes.csv', cell('aromas', 'petrol:.5'), 'grapes.csv:2:aromas "petrol" is no known key'],
  ['an unknown protein', 'ingredients.csv', cell('protein', 'whale'), 'ingredients.csv:2:protein'],
  [
    'an unknown ingredient',
    'dishes.csv',
    cell('ingredients', 'unicornio:main'),
    'dishes.csv:2:ingredients "unicornio:main" is not known',
  ],
  [
    'an unknown role',
    'dishes.csv',
    cell('ingredients', 'papa:star'),
    'dishes.csv:2:ingredients "papa:star" is not known',
  ],
  [
    'an unknown technique',
    'dishes.csv',
    cell('techniques', 'levitado'),
    'dishes.csv:2:techniques "levitado" is not known',
  ],
  [
    'an unknown sauce',
    'dishes.csv',
    cell('sauces', 'salsa-de-nada'),
    'dishes.csv:2:sauces "salsa-de-nada" is not known',
  ],
  ['an unknown region', 'styles.csv', cell('regions', 'atlantis'), 'styles.csv:2:regions "atlantis" is not known'],
  [
    'an unknown grape',
    'producers.csv',
    cell('grapes', 'grapefruit'),
    'producers.csv:2:grapes "grapefruit" is not known',
  ],
  ['an unknown parent', 'regions.csv', cell('parent', 'atlantis'), 'regions.csv:2:parent "atlantis" is not known'],
  [
    'an unknown dish',
    'recommendations.csv',
    cell('dish_id', 'ambrosia'),
    'recommendations.csv:2:dish_id "ambrosia" is not known',
  ],
  [
    'an unknown style',
    'reference-wines.csv',
    cell('style_id', 'nectar'),
    'reference-wines.csv:2:style_id "nectar" is not known',
  ],
  ['an unknown source', 'grapes.csv', cell('source', 'hearsay'), 'grapes.csv:2:source "hearsay" is not known'],
  ['no source', 'grapes.csv', cell('source', ''), 'grapes.csv:2:source must not be empty'],
  ['a family that was moved to another fold', 'splits.csv', moveFold, 'splits.csv:2:fold'],
  [
    'an unknown column',
    'sauces.csv',
    (text) => text.replace('id,es,en', 'id,es,english'),
    'sauces.csv:1: the header must be',
  ],
  ['a byte order mark', 'sauces.csv', (text) => `\ufeff${text}`, 'sauces.csv:1: begins with a byte order mark'],
  [
    'line ends of another system',
    'sauces.csv',
    (text) => text.replace('\n', '\r\n'),
    'sauces.csv:1: has a carriage return',
  ],
  [
    'an unknown facet in a rule',
    'pairing-rules.yaml',
    planted('when: [{ of: dish.protein, is: [whale] }]'),
    `pairing-rules.yaml:2:when.0.is ${firstRule}: "whale" is not known`,
  ],
  [
    'an unknown style in a rule',
    'pairing-rules.yaml',
    planted('when: [{ of: style, is: [nectar] }]'),
    '"nectar" is not known',
  ],
  [
    'an unknown key in a rule',
    'pairing-rules.yaml',
    planted('when: [{ of: dish.sweetness, rises: [0, 1] }]'),
    `pairing-rules.yaml:2:when.0`,
  ],
  ['an effect beyond its limits', 'pairing-rules.yaml', planted('effect: 4'), 'pairing-rules.yaml:2:effect'],
  ['a rule without an example', 'pairing-rules.yaml', planted('silent: nothing'), 'pairing-rules.yaml:2:silent'],
  ['a word that no rule knows', 'pairing-rules.yaml', planted('mood: cheerful'), 'Unrecognized key: "mood"'],
]

function moveFold(text: string): string {
  return text.replace(/,(\d)\n/, (_, fold) => `,${(Number(fold) + 1) % 5}\n`)
}

/** Puts a line into the first rule in place of its own. */
function planted(line: string): (text: string) => string {
  const key = line.slice(0, line.indexOf(':'))
  return (text) => {
    const start = text.indexOf(`- id: ${firstRule}`)
    const end = text.indexOf('\n- id:', start)
    const own = text.slice(start, end)
    const without = own.replace(new RegExp(`\\n  ${key}:(?:.*)(?:\\n    .*)*`), '')
    return `${text.slice(0, start)}${without.trimEnd()}\n  ${line}\n${text.slice(end)}`
  }
}

for (const [what, file, change, problem] of PLANTS)
  test(`finds ${what}`, () => {
    cpSync(KNOWLEDGE, folder, { recursive: true })
    const path = join(folder, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(path, after)
    const found = checkKnowledge(folder).problems.map((one) => `${one.file}:${one.row}:${one.column} ${one.message}`)
    expect(found.join('\n')).toContain(problem)
  })

test('loading names the place of the first bad cell and how to see all', () => {
  cpSync(KNOWLEDGE, folder, { recursive: true })
  const path = join(folder, 'grapes.csv')
  writeFileSync(path, cell('acidity', 'much')(readFileSync(path, 'utf8')))
  expect(() => loadKnowledge(folder)).toThrow('grapes.csv:2:acidity "much" is not between 0 and 1')
})

test('loading a folder that is not there says which file is missing', () => {
  expect(() => loadKnowledge(join(folder, 'nowhere'))).toThrow(/nowhere.*cannot be read/)
})

test('the version is that of the content', () => {
  cpSync(KNOWLEDGE, folder, { recursive: true })
  const { version } = loadKnowledge(folder)
  expect(version).toBe(loadKnowledge(KNOWLEDGE).version)
  const path = join(folder, 'grapes.csv')
  writeFileSync(path, cell('note', 'another note')(readFileSync(path, 'utf8')))
  expect(loadKnowledge(folder).version).not.toBe(version)
})
