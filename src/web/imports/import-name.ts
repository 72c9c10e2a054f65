/** What an import is called: a file by its name, a link by its address; a pasted text has neither. */
import type { Import } from '../../contract/house/lists.ts'
import type { ImportsWords } from '../words/imports.es.ts'

export function importName({ origin, name }: Pick<Import, 'origin' | 'name'>, words: ImportsWords): string {
  return origin === 'text' ? words.origin.text : name
}
