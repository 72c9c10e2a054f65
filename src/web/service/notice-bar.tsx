/** What was just done, above the thumb's bar, and the way back. */
import { useEffect, useState } from 'react'
import { CloseIcon } from '../shell/icons.tsx'
import './notice-bar.css'
import { type Acts, HOLD_MS } from './use-acts.ts'
import { useServiceWords } from './words.ts'

export function NoticeBar({ acts }: { acts: Acts }) {
  const words = useServiceWords()
  const { notice, say, dismiss } = acts
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (!notice || isHeld) return
    const timer = setTimeout(dismiss, HOLD_MS)
    return () => clearTimeout(timer)
  }, [notice, isHeld, dismiss])
  const undo = notice?.undo
  return (
    <div className="notice-place" role="status">
      {notice && (
        <div key={notice.key} className="notice slate">
          <p>{notice.text}</p>
          {undo && (
            <button
              type="button"
              className="notice-undo"
              onFocus={() => setIsHeld(true)}
              onBlur={() => setIsHeld(false)}
              onClick={() => {
                setIsHeld(false)
                void undo().then((isUndone) => say(isUndone ? words.undone : words.tooLate))
              }}
            >
              {words.undo}
            </button>
          )}
          <button type="button" className="notice-close" aria-label={words.dismiss} onClick={dismiss}>
            <CloseIcon />
          </button>
        </div>
      )}
    </div>
  )
}
