/** What an owner writes beside a wine that is gone: "86", "AGOTADO", "sin stock". */
import { foldText } from '../../flavor/text/fold.ts'

const GONE = /^(?:agotad[oa]s?|no hay|sin stock|sin existencias?|terminad[oa]s?|se acabo|sold out|out of stock|n\/?d)$/
/** A number alone says it only where remarks stand. */
const EIGHTY_SIX = /^(?:en )?86(?:'?d|ed)?$/
const REMARKS = /^(?:obs|nota|coment|remark|note|comment|estado|status|dispon|avail)/

/** @param header of the column, empty where it has none */
export function saysSoldOut(cell: string, header: string): boolean {
  const said = foldText(cell)
    .replace(/[^a-z0-9/' ]+/g, ' ')
    .trim()
  return GONE.test(said) || (EIGHTY_SIX.test(said) && REMARKS.test(foldText(header).trim()))
}
