/** Imports: a document comes in, is read by a job, reviewed line by line, published. */
import type {
  Import,
  ImportReview,
  ImportRow,
  ImportRowChange,
  NewImport,
  Published,
  PublishRequest,
} from '../../contract/house/lists.ts'
import { findImport, listImports, rowsOfImport } from '../../storage/imports.ts'
import type { Around } from '../around.ts'
import { may, type Who } from '../who.ts'
import { isId } from './clean-words.ts'
import { discardImport } from './discard-import.ts'
import { editRow } from './edit-row.ts'
import { convertPrices } from './foreign-prices.ts'
import { showRow, toReviewRow } from './import-row.ts'
import { openOnlookers } from './onlookers.ts'
import { noImport } from './open-review.ts'
import { publishImport } from './publish-import.ts'
import { showImport } from './show-import.ts'
import { startImport } from './start-import.ts'

export interface Imports {
  start(who: Who, restaurantId: string, request: NewImport): Promise<Import>
  /** Newest first. @param page.before the id of the last one of the page before */
  list(restaurantId: string, page: { before?: string | undefined; most: number }): Promise<Import[]>
  review(who: Who, restaurantId: string, importId: string): Promise<ImportReview>
  editRow(who: Who, restaurantId: string, importId: string, n: number, change: ImportRowChange): Promise<ImportRow>
  /** Says that somebody has the review open. @returns the names of the others who have */
  look(who: Who, restaurantId: string, importId: string): Promise<string[]>
  /** Turns all prices of a list in another currency, once. */
  convert(who: Who, restaurantId: string, importId: string, rate: number): Promise<ImportReview>
  publish(who: Who, restaurantId: string, importId: string, request: PublishRequest): Promise<Published>
  /** Cancels what is under way; throws away what is over. */
  discard(who: Who, restaurantId: string, importId: string): Promise<void>
}

export function openImports(around: Around): Imports {
  const { storage } = around
  const onlookers = openOnlookers(around)
  const review: Imports['review'] = (who, restaurantId, importId) =>
    storage.read(restaurantId, async (rows) => {
      const found = isId(importId) ? await findImport(rows, importId) : null
      if (!found) throw noImport(importId)
      const read = (await rowsOfImport(rows, importId)).map(toReviewRow)
      return { ...showImport(found), rows: read.map((row) => showRow(row, may(who, 'money.read'))) }
    })
  return {
    start: (who, restaurantId, request) => startImport(around, who, restaurantId, request),
    list: async (restaurantId, { before, most }) => {
      if (before !== undefined && !isId(before)) return []
      return (await storage.read(restaurantId, (rows) => listImports(rows, { before, most }))).map(showImport)
    },
    review,
    convert: async (who, restaurantId, importId, rate) => {
      await convertPrices(around, restaurantId, importId, rate)
      return review(who, restaurantId, importId)
    },
    editRow: (who, restaurantId, importId, n, change) => editRow(around, who, restaurantId, importId, n, change),
    look: onlookers.look,
    publish: (who, restaurantId, importId, request) => publishImport(around, who, restaurantId, importId, request),
    discard: (who, restaurantId, importId) => discardImport(around, who, restaurantId, importId),
  }
}
