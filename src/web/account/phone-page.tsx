/** Enrols the phone that opens it; the code stands behind the #, so it reaches no log. */
import { useMutation } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { enrolPhone } from '../api/account.ts'
import { Said } from '../shell/said.tsx'
import { useArrive } from './arrive.ts'
import { Door } from './door.tsx'
import { useAccountWords } from './words.ts'

export function PhonePage() {
  const { phone: words } = useAccountWords()
  const code = useLocation({ select: ({ hash }) => hash })
  const arrive = useArrive()
  const { mutate, error, isSuccess } = useMutation({ mutationFn: enrolPhone })
  const hasAsked = useRef(false)
  useEffect(() => {
    // The code works once: a page that renders twice must not ask twice.
    if (hasAsked.current || code === '') return
    hasAsked.current = true
    mutate(code)
  }, [code, mutate])
  if (code === '')
    return (
      <Door title={words.badTitle} about={words.bad}>
        {null}
      </Door>
    )
  return (
    <Door title={error ? words.badTitle : words.title}>
      <p role="status">{error ? words.bad : isSuccess ? words.done : words.joining}</p>
      <Said error={error} instead={{ gone: words.badTitle, signed_out: words.badTitle, forbidden: words.badTitle }} />
      {isSuccess && (
        <button type="button" className="button button-strong" onClick={() => void arrive('/entrar')}>
          {words.next}
        </button>
      )}
      {error && (
        <Link to="/entrar" className="button">
          {words.next}
        </Link>
      )}
    </Door>
  )
}
