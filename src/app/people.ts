/** Who belongs where: what the guard of the server asks before anything else. */
import { asRestaurant } from '../storage/database.ts'
import { noteKeyUsed } from '../storage/keys.ts'
import {
  type FoundDevice,
  type FoundKey,
  findApiKey,
  findDevice,
  findPerson,
  hasAnybody,
  type Person,
} from '../storage/people.ts'
import type { Storage } from '../storage/storage.ts'
import { notePeopleChanged } from '../storage/team.ts'

export type { FoundDevice, FoundKey, Person } from '../storage/people.ts'

export interface People {
  /** @returns null for an account that is gone */
  person(userId: string): Promise<Person | null>
  /** @param hash sha-256 of the key */
  key(hash: string): Promise<FoundKey | null>
  /** @param secretHash sha-256 of the device's secret */
  device(secretHash: string): Promise<FoundDevice | null>
  /** Whether there is any account yet: before, the setup link makes the first. */
  hasAnybody(): Promise<boolean>
  /** A key was used; noted to the hour. */
  noteKeyUsed(key: FoundKey): Promise<void>
  /** Every server forgets whom it knew: after a sign-out, a new password. */
  noteChanged(): Promise<void>
  /** Called when somebody signed out, or a role, key or phone changed, in any process. */
  onChange(listener: () => void): () => void
}

export function openPeople(storage: Storage): People {
  return {
    person: (userId) => storage.across((db) => findPerson(db, userId)),
    key: (hash) => storage.across((db) => findApiKey(db, hash)),
    device: (secretHash) => storage.across((db) => findDevice(db, secretHash)),
    hasAnybody: () => storage.across(hasAnybody),
    noteKeyUsed: ({ id, restaurant_id }) =>
      storage.across((db) => asRestaurant(db, restaurant_id, (rows) => noteKeyUsed(rows, id))),
    noteChanged: () => storage.across(notePeopleChanged),
    onChange: storage.onPeople,
  }
}
