/** What importing keeps ready in a process: threads that read, words by which wines are told apart. */
import type { Around } from '../around.ts'
import { type NameMatcher, openNameMatcher } from './match-wines.ts'
import { openReadingThreads, type ReadingThreads } from './reading-threads.ts'

export interface ReadingRoom {
  threads: ReadingThreads
  /** null where the words of names are not installed */
  names(): NameMatcher | null
}

const ROOMS = new WeakMap<Around, ReadingRoom>()

export function readingRoomOf(around: Around): ReadingRoom {
  const open = ROOMS.get(around)
  if (open) return open
  let names: NameMatcher | null | undefined
  const room: ReadingRoom = {
    threads: openReadingThreads({ root: around.root, home: around.home }),
    names: () => {
      if (names === undefined)
        names = openNameMatcher(around.root, around.engines.of(null).knowledge, around.now().getFullYear())
      return names
    },
  }
  ROOMS.set(around, room)
  return room
}
