/** What the house tells of its evenings, and what follows from it. */
import type { FeedbackEvent, FeedbackResult, Sales, ServiceRequest } from '../../contract/house/feedback.ts'
import { writeAudit } from '../../storage/audit.ts'
import { noteSales } from '../../storage/feedback.ts'
import { putService } from '../../storage/services.ts'
import type { Around } from '../around.ts'
import type { Who } from '../who.ts'
import { salesOf } from './sales.ts'
import { takeFeedback } from './take-feedback.ts'

export interface Feedback {
  take(who: Who, restaurantId: string, events: readonly FeedbackEvent[]): Promise<FeedbackResult>
  /** How many people were served on a day; the last number told counts. */
  noteService(who: Who, restaurantId: string, day: string, request: ServiceRequest): Promise<void>
  /** @param days both included; the last four weeks where nothing is said */
  sales(who: Who, restaurantId: string, days: { from?: string | undefined; to?: string | undefined }): Promise<Sales>
}

export function openFeedback(around: Around): Feedback {
  return {
    take: (...args) => takeFeedback(around, ...args),
    noteService: (who, restaurantId, day, { shift, covers }) =>
      around.storage.write(restaurantId, async (rows) => {
        await putService(rows, restaurantId, { day, shift, covers })
        await noteSales(rows, restaurantId)
        const details = { shift, covers }
        await writeAudit(rows, restaurantId, { ...who, action: 'service.noted', subject: day, details })
      }),
    sales: (...args) => salesOf(around, ...args),
  }
}
