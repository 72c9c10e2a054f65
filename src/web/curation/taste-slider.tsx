/** One taste on the scale that people use: 0 to 5. */
import { useId } from 'react'
import { CloseIcon } from '../shell/icons.tsx'
import { useLang } from '../words/speech.tsx'
import { useCurationWords } from './words.ts'

const MOST = 5
const STEP = 0.5

interface Props {
  name: string
  /** 0..1 */
  value: number
  /** said by the house, not read from the menu */
  isOwn: boolean
  onChange: (value: number) => void
  onReset: () => void
}

export function TasteSlider({ name, value, isOwn, onChange, onReset }: Props) {
  const { profile: words } = useCurationWords()
  const lang = useLang()
  const id = useId()
  const shown = Math.round((value * MOST) / STEP) * STEP
  const said = words.value(new Intl.NumberFormat(lang === 'es' ? 'es-PE' : 'en-US').format(shown))
  return (
    <div className="taste-slider" data-own={isOwn}>
      <label htmlFor={id}>{name}</label>
      <output htmlFor={id}>
        {said}
        {isOwn && <b> · {words.own}</b>}
      </output>
      <input
        id={id}
        type="range"
        min={0}
        max={MOST}
        step={STEP}
        value={shown}
        aria-valuetext={said}
        onChange={(event) => onChange(Number(event.target.value) / MOST)}
      />
      {isOwn ? (
        <button type="button" aria-label={words.reset(name)} title={words.resetShort} onClick={onReset}>
          <CloseIcon />
        </button>
      ) : (
        <span />
      )}
    </div>
  )
}
