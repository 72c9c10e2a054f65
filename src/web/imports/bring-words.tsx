/** A link or pasted text. */
import { type FormEvent, useId, useState } from 'react'
import '../shell/button.css'
import '../shell/form.css'
import { useImportsWords } from './words.ts'

interface Props {
  isBusy: boolean
  onBring: (words: string) => void
}

export function BringLink({ isBusy, onBring }: Props) {
  const { bring: words } = useImportsWords()
  const id = useId()
  const [link, setLink] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const url = /^https?:\/\//i.test(link.trim()) ? link.trim() : `https://${link.trim()}`
    const fits = URL.canParse(url) && new URL(url).hostname.includes('.')
    setIsWrong(!fits)
    if (fits && !isBusy) onBring(url)
  }
  return (
    <form className="field" noValidate onSubmit={submit}>
      <label htmlFor={id}>{words.link}</label>
      <input
        id={id}
        type="url"
        inputMode="url"
        placeholder="https://"
        value={link}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setLink(event.target.value)}
      />
      <p id={`${id}-hint`} className={isWrong ? 'field-wrong' : 'field-hint'}>
        {isWrong ? words.noLink : words.linkHint}
      </p>
      <button type="submit" className="button" aria-disabled={isBusy}>
        {words.linkGo}
      </button>
    </form>
  )
}

export function BringText({ isBusy, onBring }: Props) {
  const { bring: words } = useImportsWords()
  const id = useId()
  const [text, setText] = useState('')
  const [isWrong, setIsWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsWrong(text.trim() === '')
    if (text.trim() !== '' && !isBusy) onBring(text)
  }
  return (
    <form className="field" noValidate onSubmit={submit}>
      <label htmlFor={id}>{words.paste}</label>
      <textarea
        id={id}
        rows={5}
        maxLength={500_000}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${id}-hint`} className={isWrong ? 'field-wrong' : 'field-hint'}>
        {isWrong ? words.noText : words.pasteHint}
      </p>
      <button type="submit" className="button" aria-disabled={isBusy}>
        {words.pasteGo}
      </button>
    </form>
  )
}
