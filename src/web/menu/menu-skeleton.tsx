/** The menu's place while it is on its way: rows of the same height. */
import './menu-skeleton.css'

const ROWS = ['58%', '74%', '46%', '66%', '52%', '70%', '60%', '44%'] as const

export function MenuSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <div aria-hidden="true" className="menu-skeleton">
        {ROWS.map((width) => (
          <div key={width}>
            <span className="blank" style={{ width }} />
          </div>
        ))}
      </div>
    </div>
  )
}
