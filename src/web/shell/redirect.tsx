/**
 * On to another address, once. The router's own element goes again at every render, and a render during the way there
 * would begin the way anew.
 */
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** @param to a path with its query */
export function Redirect({ to }: { to: string }) {
  const { history } = useRouter()
  const hasGone = useRef(false)
  useEffect(() => {
    if (hasGone.current) return
    hasGone.current = true
    history.replace(to)
  }, [history, to])
  return null
}

/** To the sign-in, which leads back to here. */
export function ToSignIn() {
  const { history } = useRouter()
  return <Redirect to={`/entrar?a=${encodeURIComponent(history.location.href)}`} />
}
