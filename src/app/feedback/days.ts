/** Days as a house counts them: `2026-11-26`, in its own time zone. */

const DAY_MS = 86_400_000

export function dayIn(timeZone: string, time: Date): string {
  // en-CA writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(time)
}

export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The Monday of its week. */
export function mondayOf(day: string): string {
  const weekday = new Date(Date.parse(day)).getUTCDay()
  return daysLater(day, -((weekday + 6) % 7))
}
