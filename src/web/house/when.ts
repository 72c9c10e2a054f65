/** Points in time as the page says them. */
import { LOCALES } from '../words/locale.ts'
import { useLang } from '../words/speech.tsx'

/** 26 nov, 11:30; today only the hour. */
export function useSayWhen(): (when: string) => string {
  const locale = LOCALES[useLang()]
  return (when) => {
    const date = new Date(when)
    const isToday = date.toDateString() === new Date().toDateString()
    const day = { day: 'numeric', month: 'short' } as const
    return date.toLocaleString(locale, { ...(isToday ? {} : day), hour: '2-digit', minute: '2-digit' })
  }
}

/** A day of the calendar, without an hour and without moving over midnight. */
export function useSayDay(): (day: string) => string {
  const locale = LOCALES[useLang()]
  return (day) => new Date(`${day}T12:00:00`).toLocaleDateString(locale, { day: 'numeric', month: 'short' })
}
