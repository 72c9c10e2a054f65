/** What is said of further statements before anything is learned from them. */
import type { MoreStatements } from '../app/with-statements.ts'
import type { Print } from './print.ts'

export function sayStatements({ added, known, repeats }: MoreStatements, print: Print): void {
  print.talk(`${added} statements added, ${known} were known.`)
  const [first] = repeats
  if (first === undefined) return
  print.talk(
    `${repeats.length} of the added say word for word what another sommelier is known to say (row ${first.row}: ${first.sommelier} as ${first.knownAs}).`,
  )
  print.talk(
    '  If it is the same person, write the known id as the sommelier: else the test asks for what was learned, and the measures are too good.',
  )
}
