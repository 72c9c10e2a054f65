/** Doubts that a person found unfounded: they stay with the row, so that whoever looks next is not asked again. */
import type { ImportFields, ImportRowChange } from '../../contract/house/lists.ts'
import type { LineDoubt } from './source-line.ts'

type Named = Pick<LineDoubt, 'code' | 'field'>

/** What is confirmed and no longer doubted is passed over: somebody else may have mended it meanwhile. */
export function confirmDoubts(doubts: readonly LineDoubt[], confirmed: ImportRowChange['confirm'] = []): LineDoubt[] {
  return doubts.map((doubt) => (confirmed.some((one) => isSame(one, doubt)) ? { ...doubt, isRight: true } : doubt))
}

/** Doubts found anew, with the word that was given on them before. */
export function stillRight(found: readonly LineDoubt[], before: readonly LineDoubt[]): LineDoubt[] {
  return confirmDoubts(
    found,
    before.filter(({ isRight }) => isRight),
  )
}

/** The word was given on a value: another value is doubted anew. */
export function doubtChanged(
  doubts: readonly LineDoubt[],
  before: ImportFields | null,
  after: ImportFields | null,
): LineDoubt[] {
  const isKept = ({ field }: LineDoubt) => heldIn(before, field) === heldIn(after, field)
  return doubts.map(({ isRight, ...doubt }) => (isRight && isKept(doubt) ? { ...doubt, isRight } : doubt))
}

function heldIn(fields: ImportFields | null, field: string): unknown {
  return fields === null ? undefined : Reflect.get(fields, field)
}

function isSame(one: Named, other: Named): boolean {
  return one.code === other.code && one.field === other.field
}
