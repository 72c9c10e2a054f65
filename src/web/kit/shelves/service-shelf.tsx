/** The waiter's pieces: answers, one in place of another that is gone, a table, wines in each state, what waits, the PIN. */
import { useMemo, useState } from 'react'
import { matrixOf } from '../../../pairing/planners/from-bundle.ts'
import { TasteSlider } from '../../curation/taste-slider.tsx'
import { overlay } from '../../offline/overlay.ts'
import { storeInMemory } from '../../offline/phone-store.ts'
import type { Slip } from '../../offline/slip.ts'
import { AnswerPanel } from '../../service/answer-panel.tsx'
import { AnswerStrip } from '../../service/answer-strip.tsx'
import { answerDish } from '../../service/answers.ts'
import { GuestBox } from '../../service/guest-box.tsx'
import { OtherAnswers } from '../../service/other-answers.tsx'
import { PinPad } from '../../service/pin-pad.tsx'
import { SlipList } from '../../service/slip-list.tsx'
import { TableAnswerCard } from '../../service/table-answer-card.tsx'
import { planFor } from '../../service/table-plan.ts'
import { type Service, ServiceContext } from '../../service/use-service.ts'
import { WineLine } from '../../service/wine-line.tsx'
import { kitBundle } from '../service.ts'
import { Shelf } from './shelf.tsx'

const nothing = () => {}
const never = async () => {}
const DISHES = [
  { index: 0, guests: 2 },
  { index: 7, guests: 1 },
]
const WAITING: Slip = {
  type: 'sold_out',
  body: { wine_id: 'w', wine: 'TACAMA ROSÉ', is_sold_out: true },
  seq: 1,
  id: 'waiting',
  house: 'kit',
  at: '2026-01-15T20:12:00.000Z',
  by: 'Rosa',
  state: 'waiting',
  holdUntil: 0,
  sentAt: 0,
  failures: 0,
  refusal: null,
}
const REFUSED: Slip = { ...WAITING, seq: 2, id: 'refused', state: 'refused', refusal: { status: 409, detail: '' } }
const QUEUE: Service['session']['queue'] = {
  state: () => ({ slips: [WAITING, REFUSED], isSending: false, needsSignIn: false }),
  subscribe: () => nothing,
  add: async () => WAITING,
  takeBack: async () => true,
  send: never,
  retry: never,
  dismiss: never,
  settle: never,
}

export function ServiceShelf() {
  const service = useKitService()
  const { bundle, matrix, seen } = service
  const [heat, setHeat] = useState(0.8)
  const answers = answerDish({ bundle, matrix, dish: 0, isOut: seen.isWineOut, asked: null })
  const plan = planFor(bundle, DISHES, { way: 'glasses', budgetCents: null }, seen.isWineOut)
  const first = answers.picks[0]
  const heard = {
    order: null,
    understood: ['algo suave'],
    relaxed: ['price' as const],
    isUnknown: false,
    withoutAlcohol: false,
  }
  return (
    <ServiceContext value={service}>
      <Shelf title="Service">
        <h3>Ceviche</h3>
        <div>
          <AnswerStrip
            label="Ceviche"
            answers={answers.picks}
            isAsked={false}
            opened={first?.wine ?? null}
            onOpen={nothing}
          />
          {first && <AnswerPanel answer={first} dish={0} isAsked={false} sayLang="es" />}
          <GuestBox said="algo suave" wish={heard} onSay={nothing} />
          <OtherAnswers answers={answers.others} opened={null} onOpen={nothing} />
        </div>
        {plan.best && <TableAnswerCard choice={plan.best} dishes={DISHES} way="glasses" sayLang="en" isFirst />}
        <ul>
          <WineLine wine={0} />
          <WineLine wine={1} />
          <WineLine wine={2} />
        </ul>
        <SlipList slips={[WAITING, REFUSED]} queue={QUEUE} />
        <PinPad person={{ user_id: 'u', name: 'Rosa', role: 'waiter' }} onEnter={never} onOther={nothing} />
        <TasteSlider name="Picante" value={heat} isOwn onChange={setHeat} onReset={nothing} />
        <TasteSlider name="Dulce" value={0.1} isOwn={false} onChange={nothing} onReset={nothing} />
      </Shelf>
    </ServiceContext>
  )
}

/** The first wine is gone, the second is open. */
function useKitService(): Service {
  return useMemo(() => {
    const untouched = kitBundle()
    const [gone, open] = untouched.wines.map(({ id }) => id)
    const bundle = kitBundle({ out: new Set([gone ?? '']), open: new Set([open ?? '']), dishesOut: new Set() })
    const copy = { copy: { bundle, etag: '', checkedAt: 0 }, isAsking: false, trouble: null }
    return {
      slug: 'kit',
      session: {
        house: 'kit',
        store: storeInMemory(),
        queue: QUEUE,
        copy: { state: () => copy, subscribe: () => nothing, refresh: never },
        setBy: nothing,
      },
      bundle,
      matrix: matrixOf(bundle),
      seen: overlay(bundle, []),
      queue: QUEUE.state(),
      copy,
      isOffline: false,
      person: 'Rosa',
      table: { dishes: [], count: 0, guestsOf: () => 0, add: nothing, remove: nothing, clear: nothing },
      act: nothing,
    }
  }, [])
}
