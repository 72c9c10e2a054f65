/** How old the phone's data are, in words. */
import type { ServiceWords } from '../words/service.es.ts'

const MINUTE_MS = 60_000
const HOUR_MIN = 60
const DAY_H = 24
/** Data this young are simply up to date. */
const FRESH_MIN = 3

export function isFresh(checkedAt: number, now: number): boolean {
  return now - checkedAt < FRESH_MIN * MINUTE_MS
}

export function sayAge(checkedAt: number, now: number, { status }: ServiceWords): string {
  const minutes = Math.max(0, Math.floor((now - checkedAt) / MINUTE_MS))
  if (isFresh(checkedAt, now)) return status.now
  if (minutes < HOUR_MIN) return status.minutes(minutes)
  const hours = Math.floor(minutes / HOUR_MIN)
  return hours < DAY_H ? status.hours(hours) : status.days(Math.floor(hours / DAY_H))
}
