/** On a phone: the thumb's way between menu and wines. */
import { useWords } from '../words/speech.tsx'
import './bottom-bar.css'
import './button.css'

interface Props {
  view: 'menu' | 'answers'
  dishes: number
  onShow: (view: 'menu' | 'answers') => void
}

export function BottomBar({ view, dishes, onShow }: Props) {
  const { menu } = useWords()
  if (dishes === 0) return null
  return (
    <div className="bottom-bar">
      {view === 'menu' ? (
        <button type="button" className="button button-strong" onClick={() => onShow('answers')}>
          {menu.seeWines}
          <span className="bottom-bar-count">{menu.dishes(dishes)}</span>
        </button>
      ) : (
        <button type="button" className="button bottom-bar-quiet" onClick={() => onShow('menu')}>
          {menu.seeMenu}
        </button>
      )}
    </div>
  )
}
