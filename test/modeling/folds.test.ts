import { expect, test } from 'vitest'
import { fnv1a32 } from '../../src/domain/hash.ts'
import { FINAL_FOLD, FOLDS, foldOf, splitStatements, tunable } from '../../src/modeling/folds.ts'
import { readStatements } from '../../src/pairing/evidence/statements.ts'
import { knowledge } from '../engine.ts'

const statements = readStatements(knowledge)

for (let fold = 0; fold < FOLDS; fold++)
  test(`fold ${fold}: no family and no sommelier of the test teaches`, () => {
    const { test: tested, train } = splitStatements(statements, fold, knowledge)
    const of = foldOf(knowledge)
    const families = new Set(tested.filter(({ family }) => of('family', family) === fold).map(({ family }) => family))
    const sommeliers = new Set(
      tested.filter(({ sommelier }) => of('sommelier', sommelier) === fold).map(({ sommelier }) => sommelier),
    )
    expect(families.size).toBeGreaterThan(3)
    expect(train.filter(({ family, sommelier }) => families.has(family) || sommeliers.has(sommelier))).toEqual([])
    expect(tested.length + train.length).toBe(statements.length)
    expect(train.length).toBeGreaterThan(statements.length / 4)
  })

test('every statement is tested in at least one fold', () => {
  const tested = new Set(
    Array.from({ length: FOLDS }, (_, fold) =>
      splitStatements(statements, fold, knowledge).test.map(({ id }) => id),
    ).flat(),
  )
  expect(tested.size).toBe(statements.length)
})

test('what tuning sees has nothing of the final fold', () => {
  const of = foldOf(knowledge)
  for (const { family, sommelier } of tunable(statements, knowledge)) {
    expect(of('family', family)).not.toBe(FINAL_FOLD)
    expect(of('sommelier', sommelier)).not.toBe(FINAL_FOLD)
  }
})

test('an id that is not in the split yet gets its hash', () => {
  const of = foldOf({ ...knowledge, tables: { ...knowledge.tables, splits: { rows: [], byId: new Map() } } })
  expect(of('family', 'ceviche')).toBe(fnv1a32('ceviche') % FOLDS)
})
