/** A right that only some fields of a request need. */
import type { Permission } from '../../contract/roles.ts'
import { MaridajeError } from '../../errors.ts'
import { may, type Who } from '../who.ts'

export function requireRight(who: Who, right: Permission): void {
  if (may(who, right)) return
  throw new MaridajeError('forbidden', `That needs the right "${right}"`, {
    hint: 'The owner of the house gives roles.',
  })
}
