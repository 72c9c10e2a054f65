/** Before anybody knows who is here: the slate and nothing else, so that nothing jumps. */
import './frame.css'
import { useHouseWords } from './words.ts'

export function HouseSkeleton() {
  const { state } = useHouseWords()
  return (
    <div className="house" aria-busy="true">
      <div className="house-skeleton-panel slate" />
      <p className="unseen" role="status">
        {state.loading}
      </p>
    </div>
  )
}
