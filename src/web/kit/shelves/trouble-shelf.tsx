/** Trouble of each kind, and the thumb's bar. */
import { Trouble } from '../../api/trouble.ts'
import { BottomBar } from '../../shell/bottom-bar.tsx'
import { TroubleBanner } from '../../shell/trouble-banner.tsx'
import { Shelf } from './shelf.tsx'

const LOST = new Trouble('lost', '', 5_000)
const SLOW = new Trouble('slow', '', 20_000)
const REFUSED = new Trouble('refused', 'A line may have 2,000 characters.', 0)
const nothing = () => {}

export function TroubleShelf() {
  return (
    <Shelf title="Trouble">
      <TroubleBanner trouble={LOST} kept={false} asking={false} onRetry={nothing} />
      <TroubleBanner trouble={LOST} kept asking onRetry={nothing} />
      <TroubleBanner trouble={SLOW} kept asking={false} onRetry={nothing} />
      <TroubleBanner trouble={REFUSED} kept={false} asking={false} onRetry={nothing} />
      <BottomBar view="menu" dishes={1} onShow={nothing} />
      <BottomBar view="answers" dishes={3} onShow={nothing} />
    </Shelf>
  )
}
