/** For whom this phone is open. It stays open without the server for some hours; a PIN is only ever checked by the server. */
import type { PhoneStore } from './phone-store.ts'

const HOUR_MS = 3_600_000
/** A long shift. */
export const OPEN_HOURS = 12

export interface Unlocked {
  userId: string
  name: string
  /** ms since 1970 */
  until: number
}

const nameFor = (house: string) => `unlocked ${house}`

export async function readUnlocked(store: PhoneStore, house: string, now: number): Promise<Unlocked | null> {
  const kept = await store.read<Unlocked>(nameFor(house))
  // A clock that was set back does not open the phone for longer.
  return kept && kept.until > now && kept.until - now <= OPEN_HOURS * HOUR_MS ? kept : null
}

export async function keepUnlocked(
  store: PhoneStore,
  house: string,
  person: { userId: string; name: string },
  now: number,
): Promise<Unlocked> {
  const unlocked = { ...person, until: now + OPEN_HOURS * HOUR_MS }
  await store.write(nameFor(house), unlocked)
  return unlocked
}

export function lock(store: PhoneStore, house: string): Promise<void> {
  return store.forget(nameFor(house))
}
