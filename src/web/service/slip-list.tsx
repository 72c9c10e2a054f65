/** Slips in words: what, when, by whom; refused ones with their reason and what to do. */

import type { Slip } from '../offline/slip.ts'
import type { SlipQueue } from '../offline/slip-queue.ts'
import { quieten, quietenName } from '../words/plain.ts'
import type { ServiceWords } from '../words/service.es.ts'
import { useLang } from '../words/speech.tsx'
import './slip-list.css'
import { useServiceWords } from './words.ts'

export function SlipList({ slips, queue }: { slips: readonly Slip[]; queue: SlipQueue }) {
  const words = useServiceWords()
  const { status } = words
  const lang = useLang()
  const clock = new Intl.DateTimeFormat(lang === 'es' ? 'es-PE' : 'en-US', { hour: '2-digit', minute: '2-digit' })
  return (
    <ul className="slip-list">
      {slips.map((slip) => (
        <li key={slip.id}>
          <p>{saySlip(slip, words)}</p>
          <small>{status.at(clock.format(new Date(slip.at)), slip.by)}</small>
          {slip.refusal && (
            <>
              <p className="slip-list-why">
                {whyRefused(slip.refusal.status, words)} {slip.refusal.detail}
              </p>
              <div className="slip-list-ways">
                <button type="button" className="button" onClick={() => void queue.retry(slip.seq)}>
                  {status.retry}
                </button>
                <button type="button" className="button" onClick={() => void queue.dismiss(slip.seq)}>
                  {status.dismissOne}
                </button>
              </div>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

function saySlip(slip: Slip, { status: { slip: say } }: ServiceWords): string {
  switch (slip.type) {
    case 'sold_out':
      return (slip.body.is_sold_out ? say.soldOut : say.back)(quietenName(slip.body.wine))
    case 'open_bottle':
      return (slip.body.is_open ? say.opened : say.closed)(quietenName(slip.body.wine))
    case 'dish_sold_out':
      return (slip.body.is_sold_out ? say.dishOut : say.dishBack)(quieten(slip.body.dish))
    case 'offered':
      return say.offered(quieten(slip.body.dish_name))
    case 'chosen':
      return (slip.body.by_glass ? say.glass : say.bottle)(quietenName(slip.body.wine), quieten(slip.body.dish_name))
  }
}

function whyRefused(status: number, { status: { reason } }: ServiceWords): string {
  if (status === 409 || status === 412) return reason.conflict
  if (status === 403) return reason.forbidden
  if (status === 404 || status === 410) return reason.gone
  return reason.other
}
