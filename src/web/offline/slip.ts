/** What a phone writes down to be sent: one act of the service, kept until the server has it. */
import type { FeedbackEvent } from '../../contract/house/feedback.ts'

/** The name beside each id is for people: it says what is waiting even when the wine has left the list. */
export type Act =
  | { type: 'sold_out'; body: { wine_id: string; wine: string; is_sold_out: boolean } }
  | { type: 'open_bottle'; body: { wine_id: string; wine: string; is_open: boolean } }
  | { type: 'dish_sold_out'; body: { dish_id: string; dish: string; is_sold_out: boolean } }
  | { type: 'offered'; body: { dish: string; dish_name: string; offers: readonly Offer[] } }
  | { type: 'chosen'; body: Omit<FeedbackEvent, 'id' | 'type'> & { wine: string; dish_name: string } }

/** One answer that was said; its own id makes it count once. */
export type Offer = Required<Pick<FeedbackEvent, 'id' | 'wine_id' | 'rank' | 'score' | 'at'>>

/** `sent` ones stay until the house's own answer shows what they did. */
export type SlipState = 'waiting' | 'sent' | 'refused'

export type Slip = Act & {
  /** the order of writing */
  seq: number
  /** uuidv7, the Idempotency-Key: however often it is sent, it counts once */
  id: string
  house: string
  /** RFC 3339, by this phone's clock */
  at: string
  /** who held the phone */
  by: string
  state: SlipState
  /** ms since 1970: not sent before, so that it can still be taken back */
  holdUntil: number
  sentAt: number
  /** times that the server failed over this one */
  failures: number
  refusal: Refusal | null
}

export interface Refusal {
  status: number
  detail: string
}

export type NewSlip = Act & Omit<Slip, 'seq' | 'type' | 'body'>

/** How a slip is sent. */
export interface SlipRequest {
  method: 'PATCH' | 'POST'
  path: string
  body: object
}

export function requestOf(slip: Slip): SlipRequest {
  const house = `/api/v1/restaurants/${encodeURIComponent(slip.house)}`
  switch (slip.type) {
    case 'sold_out':
      return {
        method: 'PATCH',
        path: `${house}/list/${encodeURIComponent(slip.body.wine_id)}`,
        body: { is_sold_out: slip.body.is_sold_out },
      }
    case 'open_bottle':
      return {
        method: 'PATCH',
        path: `${house}/list/${encodeURIComponent(slip.body.wine_id)}`,
        body: { is_open: slip.body.is_open },
      }
    case 'dish_sold_out':
      return {
        method: 'PATCH',
        path: `${house}/dishes/${encodeURIComponent(slip.body.dish_id)}`,
        body: { is_sold_out: slip.body.is_sold_out },
      }
    case 'offered': {
      const { dish, offers } = slip.body
      const events = offers.map((offer) => ({ ...offer, type: 'offered', dish }))
      return { method: 'POST', path: `${house}/feedback`, body: { events } }
    }
    case 'chosen': {
      const { wine: _wine, dish_name: _dish, ...event } = slip.body
      return {
        method: 'POST',
        path: `${house}/feedback`,
        body: { events: [{ ...event, id: slip.id, type: 'chosen' }] },
      }
    }
  }
}
