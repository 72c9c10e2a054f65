/** Food, drink, combo, extra, note or something else: the flavor reader's word, and the words that only menus print. */
import type { MenuBody } from '../../contract/records.ts'
import type { PrintReaders } from '../documents/print-readers.ts'
import type { PrintRole } from '../documents/print-words.ts'

export interface MenuLine {
  dish: string
  description: string | null
  section: string | null
  hasPrice: boolean
}

const COMBO: ReadonlySet<PrintRole> = new Set(['combo'])
const EXTRA: ReadonlySet<PrintRole> = new Set(['extra'])

export function kindOfLine(
  { dish, description, section, hasPrice }: MenuLine,
  { readDish, print }: PrintReaders,
): MenuBody['kind'] {
  if (print.phraseAt(dish, 0, EXTRA) || (section !== null && print.phraseAt(section, 0, EXTRA))) return 'extra'
  const { kind } = readDish({
    dish,
    ...(description === null ? {} : { description }),
    ...(section === null ? {} : { section }),
    ...(hasPrice ? { price: '1' } : {}),
  })
  if (kind !== 'drink' && (print.phraseAt(dish, 0, COMBO) || (section !== null && print.phraseAt(section, 0, COMBO))))
    return 'combo'
  return kind
}
