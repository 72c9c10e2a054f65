/** Gone for today, or back again: one tap, seen on every device. */
import '../shell/button.css'
import { StateMark } from '../shell/state-mark.tsx'
import './sold-out-button.css'
import { useListsWords } from './words.ts'

interface Props {
  name: string
  isSoldOut: boolean
  isBusy: boolean
  onTurn: (soldOut: boolean) => void
}

export function SoldOutButton({ name, isSoldOut, isBusy, onTurn }: Props) {
  const words = useListsWords()
  return (
    <button
      type="button"
      className="button sold-out-button"
      aria-pressed={isSoldOut}
      aria-label={isSoldOut ? words.bringBackOf(name) : words.sellOutOf(name)}
      aria-busy={isBusy}
      onClick={() => {
        if (!isBusy) onTurn(!isSoldOut)
      }}
    >
      {isSoldOut ? <StateMark tone="wrong">{words.soldOut}</StateMark> : words.sellOut}
    </button>
  )
}
