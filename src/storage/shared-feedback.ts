/** What houses share of their evenings: counted by the functions of the database, without who and when. */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { FeedbackType } from './tables.ts'

export interface SharedEvent {
  restaurantId: string
  type: FeedbackType
  dish: string
  wine: string
  quantity: number
}

export interface TakenBy {
  /** version of the model that answered */
  model: string
  type: FeedbackType
  events: number
}

export async function sharedFeedback(db: Database): Promise<SharedEvent[]> {
  const { rows } = await sql<SharedEvent>`
    select restaurant_id as "restaurantId", type, dish, wine, quantity from feedback_for_training()`.execute(db)
  return rows
}

/** How the answers of each model were taken, in a window of time. */
export async function feedbackByModel(db: Database, since: Date, before: Date): Promise<TakenBy[]> {
  const { rows } = await sql<Omit<TakenBy, 'events'> & { events: string }>`
    select model, type, events from feedback_by_model(${since}, ${before})`.execute(db)
  return rows.map(({ events, ...row }) => ({ ...row, events: Number(events) }))
}
