import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportReviewed, openReview } from '../../src/app/review-statements.ts'
import { withStatements } from '../../src/app/with-statements.ts'
import { ROOT } from '../../src/config.ts'
import { MaridajeError } from '../../src/errors.ts'
import { loadKnowledge } from '../../src/knowledge/load.ts'
import { readStatements } from '../../src/pairing/evidence/statements.ts'
import { readSommelierText } from '../../src/sourcing/sommelier/read-sommelier-text.ts'

const knowledge = loadKnowledge(join(ROOT, 'data', 'knowledge'))
let folder = ''
let clock = 0
const now = () => ++clock

const TEXT = `# Por una noche
Por Inés Zorrilla

Picarones → Moscatel dulce
Zorglub brumoso → Malbec
=SUM(A1) ceviche → Sauvignon Blanc
El tacu tacu con un Merlot.
`

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'maridaje-review-'))
  const reading = await readSommelierText(TEXT, {
    name: 'https://vinos.example/a',
    knowledge,
    fetchedAt: '2026-01-01T00:00:00Z',
  })
  writeFileSync(join(folder, 'records.jsonl'), reading.records.map((record) => `${JSON.stringify(record)}\n`).join(''))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = () => openReview(folder, knowledge, now)
const stateOf = (dish: string) => open().statements.find(({ record }) => record.body.dish.includes(dish))?.state
const idOf = (dish: string) =>
  open().statements.find(({ record }) => record.body.dish.includes(dish))?.record.record_id ?? ''

describe('the review', () => {
  test('sure statements need nobody, doubtful ones wait', () => {
    expect(stateOf('Picarones')).toBe('sure')
    expect(stateOf('Zorglub')).toBe('doubtful')
  })
  test('decisions are kept, the last one counts, an id may be its beginning', () => {
    open().decide([idOf('Zorglub').slice(0, 8)], 'accept')
    expect(stateOf('Zorglub')).toBe('accepted')
    open().decide([idOf('Zorglub'), idOf('Picarones')], 'reject')
    expect(stateOf('Zorglub')).toBe('rejected')
    expect(stateOf('Picarones')).toBe('rejected')
    expect(readFileSync(join(folder, 'review.jsonl'), 'utf8').trim().split('\n')).toHaveLength(3)
  })
  test('a line torn by a crash is passed over and swallows none', () => {
    open().decide([idOf('Zorglub')], 'accept')
    appendFileSync(join(folder, 'review.jsonl'), '{"decision":"rej')
    open().decide([idOf('Picarones')], 'reject')
    expect(stateOf('Zorglub')).toBe('accepted')
    expect(stateOf('Picarones')).toBe('rejected')
  })
  test('a field is set; what is no value of it is refused', () => {
    open().set(idOf('Zorglub'), 'dish_id', 'lomo-saltado')
    open().set(idOf('Zorglub'), 'polarity', '-1')
    const found = open().statements.find(({ record }) => record.body.dish.includes('Zorglub'))
    expect(found).toMatchObject({ dishId: 'lomo-saltado', body: { polarity: -1 } })
    expect(() => open().set(idOf('Zorglub'), 'grape', 'no-such-grape')).toThrow(/no grape/)
    expect(() => open().set(idOf('Zorglub'), 'polarity', '2')).toThrow(/no polarity/)
    expect(() => open().set(idOf('Zorglub'), 'price', '2')).toThrow(/no field/)
    expect(() => open().decide(['nobody'], 'accept')).toThrow(/no statement/)
  })
  test('a folder without records says what it should be', () => {
    expect(() => openReview(join(folder, 'nowhere'), knowledge, now)).toThrow(MaridajeError)
  })
})

describe('what holds', () => {
  const write = () => {
    const path = join(folder, 'more.csv')
    return { path, ...exportReviewed(path, open().statements, knowledge) }
  }
  test('is written in the columns of recommendations.csv and read back beside the published', () => {
    const { path, written } = write()
    expect(written).toBeGreaterThan(0)
    const more = withStatements(knowledge, path)
    expect(more.added + more.known).toBe(written)
    const fresh = readStatements(more.knowledge).filter(({ sommelier }) => sommelier === 'ines-zorrilla')
    expect(fresh.map(({ dishId }) => dishId)).toContain('picarones')
    expect(more.knowledge.version).not.toBe(knowledge.version)
    expect(withStatements(more.knowledge, path)).toMatchObject({ added: 0, known: written })
  })
  test('what no dish is known for is left out with its reason, until a person says which', () => {
    open().decide([idOf('Zorglub')], 'accept')
    expect(write().left.map(({ id }) => id)).toContain(idOf('Zorglub'))
    open().set(idOf('Zorglub'), 'dish_id', 'lomo-saltado')
    expect(write().left.map(({ id }) => id)).not.toContain(idOf('Zorglub'))
  })
  test('formulas are text in the file and themselves again when read', () => {
    const id = idOf('ceviche')
    open().set(id, 'dish', '=cmd()')
    open().set(id, 'dish_id', 'ceviche-clasico')
    open().decide([id], 'accept')
    const { path } = write()
    expect(readFileSync(path, 'utf8')).toContain("'=cmd()")
    const rows = withStatements(knowledge, path).knowledge.tables.recommendations.rows
    expect(rows.some(({ dish_text: dish }) => dish === '=cmd()')).toBe(true)
  })
  test('a dish under an unknown id is told once, with what its text is read as', () => {
    const { path } = write()
    const [head = ''] = readFileSync(path, 'utf8').split('\n')
    const row = (id: string) => `${id},Anticuchos de corazón,anticuchos,red_full,,,,Malbec,,1,1,ana,casa,es,`
    writeFileSync(path, `${[head, row('x-1'), row('x-2')].join('\n')}\n`)
    const failure = caught(() => withStatements(knowledge, path))
    expect(failure.message).toBe('"anticuchos" is not known; "Anticuchos de corazón" is read as anticuchos-de-corazon')
    expect(failure.hint).not.toContain('anticuchos')
  })
  test('the very words of a known sommelier under another name are told: they would stand in two folds', () => {
    const { path } = write()
    const [head = ''] = readFileSync(path, 'utf8').split('\n')
    const [known] = knowledge.tables.recommendations.rows
    if (!known) throw new Error('nobody said anything')
    const row = (who: string, wine: string) =>
      `x-${who},${known.dish_text},${known.dish_id},${known.style_class},,,,${wine},,${known.polarity},1,${who},casa,es,`
    writeFileSync(path, `${[head, row('somebody', known.wine_text), row('another', 'Zorglub')].join('\n')}\n`)
    const { added, repeats } = withStatements(knowledge, path)
    expect(added).toBe(2)
    expect(repeats).toEqual([{ row: 2, sommelier: 'somebody', knownAs: known.sommelier }])
  })
  test('bad rows are named with row and field', () => {
    const { path } = write()
    const [head = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
    writeFileSync(
      path,
      `${[head, ...rows, 'x-1,Ceviche,no-such-dish,red_full,,,,Malbec,,1,1,ana,casa,es,'].join('\n')}\n`,
    )
    const failure = caught(() => withStatements(knowledge, path))
    expect(failure.place).toMatchObject({ file: path, row: rows.length + 2, field: 'dish_id' })
    writeFileSync(path, `${head}\nx-1,Ceviche,ceviche-clasico,red_fuul,,,,Malbec,,2,1,ana,casa,es,\n`)
    expect(caught(() => withStatements(knowledge, path)).place).toMatchObject({ row: 2, field: 'style_class' })
    writeFileSync(path, 'a,b\n1,2\n')
    const headless = caught(() => withStatements(knowledge, path))
    expect(headless).toMatchObject({ code: 'bad_input', place: { row: 1 } })
    expect(headless.hint).toMatch(/maridaje review --export/)
    expect(headless.hint).not.toMatch(/must not be empty/)
    expect(caught(() => withStatements(knowledge, join(folder, 'none.csv'))).code).toBe('unreadable_file')
  })
})

function caught(run: () => unknown): MaridajeError {
  try {
    run()
  } catch (error) {
    if (error instanceof MaridajeError) return error
  }
  throw new Error('nothing was refused')
}
