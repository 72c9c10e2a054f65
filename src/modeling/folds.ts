/** The committed split: which statements test, which may teach. */

import { fnv1a32 } from '../domain/hash.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Statement } from '../pairing/evidence/statements.ts'

export const FOLDS = 5
/** Looked at once a release; nothing is tuned on it. */
export const FINAL_FOLD = 4

export interface Split {
  test: Statement[]
  train: Statement[]
}

/** Folds of families and sommeliers as committed in splits.csv; an id that is not there yet gets its hash. */
export function foldOf(knowledge: Knowledge): (kind: 'family' | 'sommelier', id: string) => number {
  const folds = new Map(knowledge.tables.splits.rows.map((row) => [`${row.kind} ${row.id}`, Number(row.fold)]))
  return (kind, id) => folds.get(`${kind} ${id}`) ?? fnv1a32(id) % FOLDS
}

/** Statements of the fold's families or sommeliers test; those that share neither teach. */
export function splitStatements(statements: readonly Statement[], fold: number, knowledge: Knowledge): Split {
  const of = foldOf(knowledge)
  const test: Statement[] = []
  const train: Statement[] = []
  for (const statement of statements) {
    const inFold = of('family', statement.family) === fold || of('sommelier', statement.sommelier) === fold
    if (inFold) test.push(statement)
    else train.push(statement)
  }
  return { test, train }
}

/** What tuning may see: nothing of the final fold. */
export function tunable(statements: readonly Statement[], knowledge: Knowledge): Statement[] {
  return splitStatements(statements, FINAL_FOLD, knowledge).train
}
